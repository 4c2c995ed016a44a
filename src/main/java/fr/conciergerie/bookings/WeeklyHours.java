package fr.conciergerie.bookings;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Hours that come back every week.
 *
 * @param validFrom the first day on which they hold
 * @param validUntil the last one; null while there is no end in sight
 */
public record WeeklyHours(
        UUID id,
        DayOfWeek weekday,
        OpenHours hours,
        LocalDate validFrom,
        @Nullable LocalDate validUntil) {

    boolean holdOn(LocalDate day) {
        return day.getDayOfWeek() == weekday
                && !day.isBefore(validFrom)
                && (validUntil == null || !day.isAfter(validUntil));
    }
}
