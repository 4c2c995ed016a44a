package fr.conciergerie.insertion;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A trace of something that was corrected in a file or taken out of it: the days that stood there and those that stand there now,
 * never a word, never a number.
 *
 * @param before null where it was words that were taken out
 * @param after null where it was taken out
 */
public record Correction(
        FileSection section,
        UUID entry,
        @Nullable Days before,
        @Nullable Days after,
        Instant at) {

    /** @param until null where there is no last day */
    public record Days(LocalDate from, @Nullable LocalDate until) {}

    public boolean isWithdrawal() {
        return after == null;
    }
}
