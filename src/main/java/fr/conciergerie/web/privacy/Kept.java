package fr.conciergerie.web.privacy;

import java.time.LocalDate;
import java.time.Period;

/** For how long something is kept. */
public sealed interface Kept {

    /**
     * A time after which a job takes it away. An operator may keep it less long, but not less than the law asks for.
     *
     * @param longest what the page about people's data promises
     * @param shortest the same where there is no choice
     */
    record For(Period longest, Period shortest) implements Kept {

        public For {
            if (shortest.isNegative() || isLonger(shortest, longest)) {
                throw new IllegalArgumentException("kept for %s at least and %s at most".formatted(shortest, longest));
            }
        }

        public boolean mayBeShortened() {
            return !longest.equals(shortest);
        }

        public boolean allows(Period kept) {
            return !isLonger(kept, longest) && !isLonger(shortest, kept);
        }

        private static boolean isLonger(Period one, Period other) {
            return LocalDate.EPOCH.plus(one).isAfter(LocalDate.EPOCH.plus(other));
        }
    }

    /** Until the person takes it back themselves, which they can at any time. */
    record UntilTakenBack() implements Kept {}

    /** As long as what it belongs to: an account, a contract, a partnership. */
    record WhileItLasts() implements Kept {}

    static For exactly(Period period) {
        return new For(period, period);
    }
}
