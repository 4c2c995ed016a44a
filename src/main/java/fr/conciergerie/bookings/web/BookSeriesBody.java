package fr.conciergerie.bookings.web;

import fr.conciergerie.bookings.SeriesRequest;
import fr.conciergerie.bookings.SlotId;
import fr.conciergerie.orders.Channel;
import fr.conciergerie.shared.Money;
import fr.conciergerie.web.FormErrors;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The hours of a series that are wanted, as they are sent: read strictly, every fault named by its field. */
@Schema(name = "BookSeries")
record BookSeriesBody(
        @Schema(
                description = "All of them, as `GET` names them; they need not be weekly",
                requiredMode = Schema.RequiredMode.REQUIRED)
        @Nullable
        List<@Nullable String> slots,

        @Schema(description = "For whom; a member leaves it out") @Nullable
        String member,

        @Schema(description = "How the request came; left out: `ONLINE` for a member, `DESK` for the concierge")
        @Nullable
        Channel channel,

        @Schema(description = "What was seen that each costs in the series; when it has changed nothing is booked")
        @Nullable
        Money price,

        @Schema(description = "The version of the terms of sale that the person read; left out: the one in force")
        @Nullable
        String terms,

        @Schema(description = "As `POST /orders` takes it", maxLength = 1000) @Nullable
        String beginAtOnce) {

    SeriesRequest read(Channel usual) {
        var errors = new FormErrors();
        errors.check(slots != null && !slots.isEmpty(), "slots", "bookings.series-is-empty");
        List<SlotId> which = slots == null
                ? List.of()
                : slots.stream()
                        .map(it -> it == null ? null : errors.read("slots", () -> BookBody.slot(it)))
                        .filter(Objects::nonNull)
                        .toList();
        errors.check(slots == null || which.size() == slots.size(), "slots", "bookings.not-a-slot");
        var whom = member == null ? null : errors.read("member", () -> BookBody.member(member));
        errors.refuseIfAny();
        return new SeriesRequest(which, whom, channel == null ? usual : channel, price, terms, beginAtOnce);
    }
}
