package fr.conciergerie.insertion;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One person's day in the ledger of hours, or what takes such a day back.
 *
 * @param bookedIn the month in which it counts; later than the day's own when that one was locked
 * @param corrects the entry that this one takes back
 * @param reference null once the file was purged
 * @param name for who may read it; null once the file was purged
 */
public record HourEntry(
        UUID id,
        @Nullable String reference,
        @Nullable String name,
        LocalDate day,
        YearMonth bookedIn,
        Spread spread,
        Contract.Kind contract,
        @Nullable UUID corrects,
        @Nullable Reason reason,
        boolean takenBack,
        boolean validated) {

    /** Why an entry was taken back: no words, so that nothing is told about anybody. */
    public enum Reason {
        TYPING,
        FORGOTTEN,
        MARKET,
        OTHER
    }

    public boolean isCounterEntry() {
        return corrects != null;
    }

    public boolean awaitsValidation() {
        return !validated && !takenBack && corrects == null;
    }

    public int minutes() {
        return spread.minutes();
    }

    public List<Spread.Part> parts() {
        return spread.parts();
    }
}
