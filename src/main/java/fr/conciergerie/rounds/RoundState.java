package fr.conciergerie.rounds;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Where a round stands. */
public sealed interface RoundState {

    record Planned() implements RoundState {}

    record UnderWay(Instant since) implements RoundState {}

    /** @param mileage how far it went; null where nobody read it and some stop is not on the map */
    record Closed(Instant begun, Instant at, @Nullable Mileage mileage) implements RoundState {}

    /** It never left. */
    record CalledOff(Instant at) implements RoundState {}
}
