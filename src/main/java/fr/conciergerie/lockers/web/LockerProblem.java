package fr.conciergerie.lockers.web;

import fr.conciergerie.calendar.DeskSession;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a refused reservation says besides what every problem says. */
@Schema(name = "LockerProblem")
record LockerProblem(
        @Schema(
                description =
                        "When somebody is at the desk of the site next, where no compartment is free; left out where no session is planned")
        @Nullable
        DeskBody desk) {

    @Schema(name = "DeskInstead")
    record DeskBody(Instant startsAt, Instant endsAt) {}

    static Map<String, Object> members(Optional<DeskSession> session) {
        return session.<Map<String, Object>>map(it -> Map.of("desk", new DeskBody(it.startsAt(), it.endsAt())))
                .orElse(Map.of());
    }
}
