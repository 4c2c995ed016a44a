package fr.conciergerie.rounds;

import java.time.Instant;

/** Where a round stands. */
public sealed interface RoundState {

    record Planned() implements RoundState {}

    record UnderWay(Instant since) implements RoundState {}

    record Closed(Instant begun, Instant at) implements RoundState {}

    /** It never left. */
    record CalledOff(Instant at) implements RoundState {}
}
