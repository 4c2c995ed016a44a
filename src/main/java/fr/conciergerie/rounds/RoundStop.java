package fr.conciergerie.rounds;

import fr.conciergerie.rounds.plan.Unassigned;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A stop of a round.
 *
 * @param closings how often it was closed: more than once where it had been reopened
 */
public record RoundStop(RoundStopId id, Called called, int closings, State state) {

    /** As long as it may be reopened without a word: the driver is still at the door. */
    public static final Duration TIME_TO_REOPEN = Duration.ofMinutes(10);

    /** Where it stands. */
    public sealed interface State {

        /** Nothing was planned yet. */
        record Waiting() implements State {}

        record Planned(Instant arrival, Instant departure) implements State {}

        /** The plan has no way for it. */
        record LeftOut(Unassigned.Reason reason) implements State {}

        /**
         * It was visited.
         *
         * @param told when we were told: later than it was where it was typed from paper
         * @param handedTo who took it there, as a function; null where nobody was asked
         */
        record Done(
                Instant arrival,
                Instant departure,
                Instant told,
                @Nullable String handedTo) implements State {

            /** Told so much later than it was that whoever reads it should know. */
            public boolean isToldLate() {
                return told.isAfter(departure.plus(Duration.ofMinutes(5)));
            }
        }
    }

    static RoundStop waiting(RoundStopId id, Called called) {
        return new RoundStop(id, called, 0, new State.Waiting());
    }

    public boolean isDone() {
        return state instanceof State.Done;
    }

    RoundStop in(State next) {
        return new RoundStop(id, called, next instanceof State.Done ? closings + 1 : closings, next);
    }
}
