package fr.conciergerie.reporting;

import fr.conciergerie.shared.Refused;
import java.time.LocalDate;
import java.time.Year;

/**
 * The days that a report is about.
 *
 * @param from the first day
 * @param until the day after the last
 */
public record Period(LocalDate from, LocalDate until) {

    private static final int FIRST_YEAR = 2000;
    private static final int LAST_YEAR = 2100;

    public static Period year(int year) {
        if (year < FIRST_YEAR || year > LAST_YEAR) {
            throw new Refused("reporting.no-such-year", String.valueOf(year));
        }
        return new Period(Year.of(year).atDay(1), Year.of(year + 1).atDay(1));
    }

    /** The year before this one. */
    Period before() {
        return new Period(from.minusYears(1), from);
    }

    public LocalDate lastDay() {
        return until.minusDays(1);
    }
}
