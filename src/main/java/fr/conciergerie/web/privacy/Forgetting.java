package fr.conciergerie.web.privacy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZonedDateTime;
import org.jspecify.annotations.Nullable;

/**
 * How a module carries out one of its rules. The night asks it, for each operator in turn, until nothing is left; a manager
 * asks beforehand what would go.
 */
public interface Forgetting {

    /** One whose {@link Kept} is a time. */
    RetentionRule rule();

    default Reach reach() {
        return Reach.OPERATOR;
    }

    /** What would go at that moment; nothing goes by asking. */
    Due due(ZonedDateTime now, Period kept);

    /**
     * Lets some of it go, in the transaction at hand.
     *
     * @return how much went; none when nothing is left
     */
    int forget(ZonedDateTime now, Period kept);

    /** Whose rows it touches. */
    enum Reach {
        /** Those of the operator at work. */
        OPERATOR,
        /** What belongs to no operator: accounts, sessions. */
        INSTALLATION
    }

    /**
     * What would go.
     *
     * @param oldest the day of the oldest of it; null when there is none
     */
    record Due(long rows, @Nullable LocalDate oldest) {}

    /** The moment before which something is too old. */
    static Instant limit(ZonedDateTime now, Period kept) {
        return now.minus(kept).toInstant();
    }
}
