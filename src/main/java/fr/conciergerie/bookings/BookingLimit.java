package fr.conciergerie.bookings;

import fr.conciergerie.shared.Refused;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;

/**
 * How many hours of a service one member can have in a week, a month or a year of the calendar, so that there are some for
 * everybody. A guest counts as the member does. Hours that were given back do not count, nor those for which they were excused.
 */
public record BookingLimit(int most, Period period) {

    public static final int HIGHEST = 100;

    /** As calendars count: from Monday, from the first of the month, from the first of January. */
    public enum Period {
        WEEK,
        MONTH,
        YEAR
    }

    public BookingLimit {
        if (most < 1 || most > HIGHEST) {
            throw new Refused("bookings.limit-out-of-range", HIGHEST);
        }
    }

    /** The first day of the period that a day is in. */
    LocalDate first(LocalDate day) {
        return switch (period) {
            case WEEK -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
            case MONTH -> day.withDayOfMonth(1);
            case YEAR -> day.withDayOfYear(1);
        };
    }

    /** The last day of the period that a day is in. */
    LocalDate last(LocalDate day) {
        return switch (period) {
            case WEEK -> day.with(TemporalAdjusters.nextOrSame(DayOfWeek.SUNDAY));
            case MONTH -> day.with(TemporalAdjusters.lastDayOfMonth());
            case YEAR -> day.with(TemporalAdjusters.lastDayOfYear());
        };
    }
}
