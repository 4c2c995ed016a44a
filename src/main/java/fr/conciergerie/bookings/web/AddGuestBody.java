package fr.conciergerie.bookings.web;

import fr.conciergerie.bookings.GuestRequest;
import fr.conciergerie.orders.Channel;
import fr.conciergerie.shared.Money;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** One more place beside a booking, as it is asked for. */
@Schema(name = "AddGuest")
record AddGuestBody(
        @Schema(description = "How the request came; left out: `ONLINE` for a member, `DESK` for the concierge")
        @Nullable
        Channel channel,

        @Schema(description = "The price that was seen; when it has changed nothing is booked") @Nullable
        Money price,

        @Schema(description = "The version of the terms of sale that the person read; left out: the one in force")
        @Nullable
        String terms,

        @Schema(description = "As `POST /orders` takes it", maxLength = 1000) @Nullable
        String beginAtOnce) {

    GuestRequest read(Channel usual) {
        return new GuestRequest(channel == null ? usual : channel, price, terms, beginAtOnce);
    }
}
