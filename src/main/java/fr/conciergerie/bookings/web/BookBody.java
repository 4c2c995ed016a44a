package fr.conciergerie.bookings.web;

import fr.conciergerie.bookings.BookingRequest;
import fr.conciergerie.bookings.SlotId;
import fr.conciergerie.orders.Channel;
import fr.conciergerie.organisations.MemberId;
import fr.conciergerie.shared.Money;
import fr.conciergerie.shared.Refused;
import fr.conciergerie.web.FormErrors;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An hour that is wanted, as it is sent: read strictly, every fault named by its field. */
@Schema(name = "Book")
record BookBody(
        @Schema(description = "Slug or id of the site; only compared with the slot's") @Nullable
        String site,

        @Schema(description = "Slug or id of the service; only compared with the slot's") @Nullable
        String offer,

        @Schema(
                description = "As `GET /sites/{site}/slots` names it",
                example = "01930d5c-7a52-7c1e-9a3b-5d8f6f2f7a10-20261208T1130Z",
                requiredMode = Schema.RequiredMode.REQUIRED)
        @Nullable
        String slot,

        @Schema(description = "For whom; a member leaves it out") @Nullable
        String member,

        @Schema(
                description = "Who come along to a group, each on a place of their own: 1 or nobody; left out: nobody",
                minimum = "0",
                maximum = "1")
        @Nullable
        Integer guests,

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

    BookingRequest read(Channel usual) {
        var errors = new FormErrors();
        errors.check(slot != null && !slot.isBlank(), "slot", "bookings.slot-is-missing");
        var which = slot == null || slot.isBlank() ? null : errors.read("slot", () -> slot(slot));
        int others = guests(errors, guests);
        var whom = member == null ? null : errors.read("member", () -> member(member));
        errors.refuseIfAny();
        if (which == null) {
            throw new IllegalStateException("refused above");
        }
        return new BookingRequest(which, whom, others, channel == null ? usual : channel, price, terms, beginAtOnce);
    }

    static int guests(FormErrors errors, @Nullable Integer guests) {
        int others = guests == null ? 0 : guests;
        errors.check(
                others >= 0 && others <= BookingRequest.MOST_GUESTS,
                "guests",
                "bookings.guests-out-of-range",
                BookingRequest.MOST_GUESTS);
        return others;
    }

    static SlotId slot(String text) {
        try {
            return SlotId.of(text.strip());
        } catch (Refused _) {
            throw new Refused("bookings.not-a-slot");
        }
    }

    static MemberId member(String text) {
        try {
            return MemberId.of(text);
        } catch (IllegalArgumentException _) {
            throw new Refused("orders.no-such-member");
        }
    }
}
