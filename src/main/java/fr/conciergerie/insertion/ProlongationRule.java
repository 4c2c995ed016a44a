package fr.conciergerie.insertion;

import fr.conciergerie.insertion.PassIae.Prolongation;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How long a PASS may be prolonged for a reason, as the law stood on a day. The reason is only looked at: kept, it would tell
 * somebody's age or disability.
 *
 * @param totalMonths all prolongations together; null where there is no such limit
 * @param opinion whether an authorised prescriber must have agreed
 */
public record ProlongationRule(
        Reason reason, int mostMonths, @Nullable Integer totalMonths, boolean opinion) {

    /** What one may ask for it with. */
    public enum Reason {
        PERMANENT_57,
        TRAINING_END,
        DISABILITY,
        SENIOR_50,
        DIFFICULTIES
    }

    /** What to look at again; the platform decides, not this application. */
    public enum Doubt {
        TOO_LONG,
        TOO_LONG_TOGETHER,
        NOT_NOW
    }

    /** What the rule of a reason says, where there is one. */
    static Optional<Doubt> doubtAbout(
            List<ProlongationRule> rules, Reason reason, Prolongation asked, PassIae pass, LocalDate today) {
        return rules.stream()
                .filter(it -> it.reason() == reason)
                .findFirst()
                .flatMap(it -> it.doubtAbout(asked, pass, today));
    }

    /** @param pass as it stands without what is asked for */
    Optional<Doubt> doubtAbout(Prolongation asked, PassIae pass, LocalDate today) {
        if (!pass.mayBeProlonged(today)) {
            return Optional.of(Doubt.NOT_NOW);
        }
        if (asked.endsOn().isAfter(asked.startsOn().plusMonths(mostMonths).minusDays(1))) {
            return Optional.of(Doubt.TOO_LONG);
        }
        if (totalMonths != null && pass.prolongedMonths() + asked.months() > totalMonths) {
            return Optional.of(Doubt.TOO_LONG_TOGETHER);
        }
        return Optional.empty();
    }
}
