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

    /** Where one can wait instead. */
    @Schema(name = "WaitingList")
    record WaitingListBody(
            @Schema(example = "/api/v1/slots/01930d5c-7a52-7c1e-9a3b-5d8f6f2f7a10-20261208T1130Z/waiting-list")
            String href,

            @Schema(description = "The rank that one has there, or would have")
            int rank) {}

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
