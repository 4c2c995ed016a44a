package fr.conciergerie.insertion.web;

import fr.conciergerie.shared.Refused;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/** Months as addresses name them: {@code 2026-11}. */
final class Months {

    private static final int FIRST_YEAR = 1900;
    private static final int LAST_YEAR = 2199;

    private Months() {}

    /** Empty where it is none, or one so far away that nobody means it. */
    static Optional<YearMonth> read(String typed) {
        try {
            return Optional.of(YearMonth.parse(typed)).filter(Months::isMeant);
        } catch (DateTimeParseException _) {
            return Optional.empty();
        }
    }

    /** Not so far away that nobody means it. */
    static boolean isMeant(YearMonth month) {
        return month.getYear() >= FIRST_YEAR && month.getYear() <= LAST_YEAR;
    }

    /** The month in an address that we wrote ourselves. */
    static YearMonth inAddress(String typed) {
        return read(typed).orElseThrow(() -> Refused.malformed("insertion.not-a-month"));
    }
}
