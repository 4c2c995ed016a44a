package fr.conciergerie.bookings;

import fr.conciergerie.shared.Refused;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * For how long somebody who receives is away: whole days, or from an hour of the first until an hour of the last.
 *
 * @param from null from the beginning of the first day
 * @param until null to the end of the last day
 */
public record AbsencePeriod(
        LocalDate first,
        LocalDate last,
        @Nullable LocalTime from,
        @Nullable LocalTime until) {

    /** Whoever is away for longer no longer receives. */
    public static final int MOST_DAYS = 92;

    public AbsencePeriod {
        if (last.isBefore(first)) {
            throw new Refused("bookings.days-out-of-order");
        }
        if (ChronoUnit.DAYS.between(first, last) >= MOST_DAYS) {
            throw new Refused("bookings.absence.too-long", MOST_DAYS);
        }
        if (first.equals(last) && from != null && until != null && !from.isBefore(until)) {
            throw new Refused("bookings.hours-out-of-order");
        }
    }

    /** Both days included. */
    public static AbsencePeriod ofDays(LocalDate first, LocalDate last) {
        return new AbsencePeriod(first, last, null, null);
    }

    Span in(ZoneId zone) {
        var days = Span.ofDays(first, last, zone);
        return new Span(
                from == null ? days.from() : first.atTime(from).atZone(zone).toInstant(),
                until == null ? days.until() : last.atTime(until).atZone(zone).toInstant());
    }
}
