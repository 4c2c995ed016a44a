package fr.conciergerie.bookings.web;

import fr.conciergerie.bookings.SlotId;
import fr.conciergerie.bookings.SlotView;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a refused hour says besides what every problem says. */
@Schema(name = "SlotProblem")
record SlotProblem(
        @Schema(description = "Of several hours wanted at once: the first that is no longer free") @Nullable
        SlotId slot,

        @Schema(description = "Where the hour is no longer free: the nearest that are, soonest first") @Nullable
        List<SlotBody> nearest,

        @Schema(description = "Where it is full: its waiting list") @Nullable
        WaitingListBody waitingList) {

    /** Of several hours wanted at once, with the one that stands in the way. */
    static Map<String, Object> ofSeveral(SlotView found) {
        var members = new LinkedHashMap<>(members(found));
        members.put("slot", found.id().toString());
        return members;
    }

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
