package fr.conciergerie.bookings.web;

import fr.conciergerie.bookings.SlotView;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a refused hour says besides what every problem says. */
@Schema(name = "SlotProblem")
record SlotProblem(
        @Schema(description = "Where the hour is no longer free: the nearest that are, soonest first") @Nullable
        List<SlotBody> nearest,

        @Schema(description = "Where it is full: its waiting list") @Nullable
        WaitingListBody waitingList) {

    static Map<String, Object> members(SlotView found) {
        var nearest = found.nearest().stream().map(SlotBody::of).toList();
        return found.isFull()
                ? Map.of(
                        "nearest",
                        nearest,
                        "waitingList",
                        new WaitingListBody("/api/v1/slots/" + found.id() + "/waiting-list", found.rank()))
                : Map.of("nearest", nearest);
    }
}
