package fr.conciergerie.animations.web;

import fr.conciergerie.bookings.web.WaitingListBody;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Map;

/** What a refused registration says besides what every problem says. */
@Schema(name = "EventProblem")
record EventProblem(
        @Schema(description = "Its waiting list") WaitingListBody waitingList) {

    static Map<String, Object> members(WaitingListBody waitingList) {
        return Map.of("waitingList", waitingList);
    }
}
