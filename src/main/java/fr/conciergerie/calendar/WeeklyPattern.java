package fr.conciergerie.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A weekly habit of the desk at one site; both days of its validity are included. */
record WeeklyPattern(
        PatternId id,
        DayOfWeek weekday,
        DeskHours hours,
        LocalDate validFrom,
        @Nullable LocalDate validUntil) {

    boolean holdsOn(LocalDate day) {
        return day.getDayOfWeek() == weekday
                && !day.isBefore(validFrom)
                && (validUntil == null || !day.isAfter(validUntil));
    }
}
