package fr.conciergerie.bookings.web;

import fr.conciergerie.bookings.BookableSlots;
import fr.conciergerie.bookings.SlotId;
import fr.conciergerie.bookings.SlotView;
import fr.conciergerie.shared.Refused;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
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

    /**
     * Does what somebody asks for, and says what is free instead where it is refused because the hour is not.
     *
     * @param instead the hour; asked once it is refused, for what was tried in vain is taken back by then
     */
    static <T> T suggesting(Supplier<SlotView> instead, Supplier<T> work) {
        return telling(() -> members(instead.get()), work);
    }

    /**
     * The same for several hours wanted at once.
     *
     * @param instead the one of them that stands in the way
     */
    static <T> T suggestingForSeveral(Supplier<SlotView> instead, Supplier<T> work) {
        return telling(
                () -> {
                    var found = instead.get();
                    var members = new LinkedHashMap<>(members(found));
                    members.put("slot", found.id().toString());
                    return members;
                },
                work);
    }

    private static <T> T telling(Supplier<Map<String, Object>> members, Supplier<T> work) {
        try {
            return work.get();
        } catch (Refused refused) {
            throw BookableSlots.isTaken(refused) ? refused.with(members.get()) : refused;
        }
    }

    private static Map<String, Object> members(SlotView found) {
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
