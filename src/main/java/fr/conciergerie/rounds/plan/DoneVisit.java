package fr.conciergerie.rounds.plan;

import java.time.Instant;
import java.util.List;

/** A visit that has been made, with its true times and what was taken and brought. */
public record DoneVisit(Stop stop, Instant arrival, Instant departure, List<Call> calls) {

    public DoneVisit {
        calls = List.copyOf(calls);
        if (!calls.stream().allMatch(it -> it.stop().equals(stop))) {
            throw new IllegalArgumentException("calls elsewhere than at " + stop.code());
        }
    }
}
