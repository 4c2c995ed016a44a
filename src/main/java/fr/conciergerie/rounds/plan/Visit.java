package fr.conciergerie.rounds.plan;

import java.time.Instant;
import java.util.List;

/**
 * A visit of a stop in a plan.
 *
 * @param begin when it opens, if one comes earlier
 * @param metres from the place before
 * @param load on board on leaving
 * @param done whether it has been made: its times are what happened
 */
public record Visit(
        Stop stop,
        Instant arrival,
        Instant begin,
        Instant departure,
        int metres,
        Load load,
        List<Call> calls,
        boolean done) {

    public Visit {
        calls = List.copyOf(calls);
    }
}
