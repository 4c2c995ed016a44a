package fr.conciergerie.rounds.plan;

import fr.conciergerie.shared.Refused;
import java.time.Instant;

/** A time in which a stop is open: whoever comes earlier waits, and the visit is over before it ends. */
public record Window(Instant from, Instant until) {

    public Window {
        if (!from.isBefore(until)) {
            throw new Refused("rounds.window.ends-before-it-begins");
        }
    }
}
