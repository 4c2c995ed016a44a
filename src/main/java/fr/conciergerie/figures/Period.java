package fr.conciergerie.figures;

import fr.conciergerie.shared.Refused;
import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/**
 * The days that a report is about: whole months, by which active agents are counted. While it goes on, everything in it is
 * counted up to one day, so that what is divided and what divides it are of the same days.
 *
 * @param from the first day of a month
 * @param until the first day after it, of a month likewise
 * @param countedUntil the last day that is counted while it goes on, which is the day before it where none is; null once it is over
 */
public record Period(
        LocalDate from, LocalDate until, @Nullable LocalDate countedUntil) {

    public Period {
        if (from.getDayOfMonth() != 1 || until.getDayOfMonth() != 1 || !from.isBefore(until)) {
            throw new IllegalArgumentException(from + " to " + until + " are not whole months");
        }
        if (countedUntil != null && (countedUntil.plusDays(1).isBefore(from) || !countedUntil.isBefore(until))) {
            throw new IllegalArgumentException(countedUntil + " is not in the months from " + from + " to " + until);
        }
    }

    /** One that is over, or of which nobody asks how far it has got. */
    Period(LocalDate from, LocalDate until) {
        this(from, until, null);
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

    /**
     * It goes on, and is counted up to a day.
     *
     * @param day the last that is counted, if it is one of its days
     */
    Period upTo(LocalDate day) {
        var eve = from.minusDays(1);
        return new Period(from, until, day.isBefore(eve) ? eve : day.isAfter(lastDay()) ? lastDay() : day);
    }

    /** The same days of the year before: as far as it is counted itself. */
    Period before() {
        return new Period(
                from.minusYears(1), until.minusYears(1), countedUntil == null ? null : yearBefore(countedUntil));
    }

    /** The end of a month stays one. */
    private static LocalDate yearBefore(LocalDate lastDay) {
        var next = lastDay.plusDays(1);
        return next.getDayOfMonth() == 1 ? next.minusYears(1).minusDays(1) : lastDay.minusYears(1);
    }

    /** The first day that is not counted. */
    public LocalDate end() {
        return countedUntil == null ? until : countedUntil.plusDays(1);
    }

    /** Whether all its days have passed; until then what it comes to is provisional. */
    public boolean isOver() {
        return countedUntil == null;
    }

    /** Whether any day of it is counted. */
    public boolean hasBegun() {
        return from.isBefore(end());
    }

    /** Whether it is counted by whole months, as facts that have no day are. */
    boolean isInWholeMonths() {
        return end().getDayOfMonth() == 1;
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
