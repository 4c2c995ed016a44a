package fr.conciergerie.reporting;

import fr.conciergerie.shared.Refused;
import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;

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

    /**
     * From one month to another, both included.
     *
     * @throws Refused when they are the wrong way round, or in no year that anybody tells of
     */
    public static Period months(YearMonth first, YearMonth last) {
        if (last.isBefore(first)) {
            throw new Refused("reporting.period.ends-before");
        }
        year(first.getYear());
        year(last.getYear());
        return new Period(first.atDay(1), last.plusMonths(1).atDay(1));
    }

    /** The same months of the year before. */
    Period before() {
        return new Period(from.minusYears(1), until.minusYears(1));
    }

    boolean isYear() {
        return from.getDayOfYear() == 1 && from.plusYears(1).equals(until);
    }

    public YearMonth firstMonth() {
        return YearMonth.from(from);
    }

    public YearMonth lastMonth() {
        return YearMonth.from(lastDay());
    }

    public LocalDate lastDay() {
        return until.minusDays(1);
    }
}
