package fr.conciergerie.markets;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Something that the operator has promised for the environment.
 *
 * @param dueOn until when it has to be shown; null when at any time
 * @param evidence by what one sees that it is kept; null while nobody has noted any
 */
public record EnvironmentalClause(
        ClauseId id,
        String text,
        @Nullable LocalDate dueOn,
        @Nullable Evidence evidence,
        int version) {

    /** By what one sees that a promise is kept, and since when. */
    public record Evidence(String text, LocalDate on) {}

    public boolean isOverdueOn(LocalDate day) {
        return evidence == null && dueOn != null && dueOn.isBefore(day);
    }
}
