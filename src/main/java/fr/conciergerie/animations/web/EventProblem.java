package fr.conciergerie.animations.web;

import fr.conciergerie.animations.AnimationView;
import fr.conciergerie.bookings.web.WaitingListBody;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a refused registration says besides what every problem says. */
@Schema(name = "EventProblem")
record EventProblem(
        @Schema(description = "Its waiting list; left out for somebody without an account, who cannot wait") @Nullable
        WaitingListBody waitingList,

        @Schema(description = "The other days of it on which so many could come: the nearest three, soonest first")
        List<EventBody> nearest) {

    /** @param waitingList null where nobody can wait */
    static Map<String, Object> members(@Nullable WaitingListBody waitingList, List<AnimationView> otherDays) {
        var nearest = otherDays.stream().map(EventBody::of).toList();
        return waitingList == null
                ? Map.of("nearest", nearest)
                : Map.of("waitingList", waitingList, "nearest", nearest);
    }
}
