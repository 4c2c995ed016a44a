package fr.conciergerie.bookings.web;

import fr.conciergerie.shared.Money;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;

/** The series that begins with an hour, as a caller reads it. */
@Schema(name = "Series")
record SeriesBody(
        @Schema(description = "How many hours are bought at once")
        int sessions,

        @Schema(description = "By how many percent each is cheaper than alone")
        int reduction,

        @Schema(description = "What each costs in the series")
        Money price,

        @Schema(description = "Whether an hour can also be booked alone")
        boolean dropIn,

        @Schema(description = "The hours, soonest first; fewer than `sessions` where there are no more")
        List<SlotBody> items,

        @Schema(
                description =
                        "When an hour would have been that is full, not offered, or when the member has something")
        List<Instant> leftOut) {

    static SeriesBody of(SeriesPage it) {
        var terms = it.series().terms();
        return new SeriesBody(
                terms.sessions(),
                terms.reduction(),
                it.price(),
                terms.dropIn(),
                it.series().sessions().stream().map(SlotBody::of).toList(),
                it.series().leftOut());
    }
}
