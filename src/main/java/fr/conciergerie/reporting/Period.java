package fr.conciergerie.reporting;

import fr.conciergerie.shared.Refused;
import java.time.LocalDate;
import java.time.Year;

/**
 * The days that a report is about: whole months, by which active agents are counted.
 *
 * @param from the first day of a month
 * @param until the first day after it, of a month likewise
 */
public record Period(LocalDate from, LocalDate until) {

    public Period {
        if (from.getDayOfMonth() != 1 || until.getDayOfMonth() != 1 || !from.isBefore(until)) {
            throw new IllegalArgumentException(from + " to " + until + " are not whole months");
        }
    }

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
