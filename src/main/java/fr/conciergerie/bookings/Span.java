package fr.conciergerie.bookings;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/** Some time, its beginning included and its end not. */
record Span(Instant from, Instant until) {

    /** Some days by the clock of a place, both included. */
    static Span ofDays(LocalDate first, LocalDate last, ZoneId zone) {
        return new Span(
                first.atStartOfDay(zone).toInstant(),
                last.plusDays(1).atStartOfDay(zone).toInstant());
    }

    boolean overlaps(Span other) {
        return from.isBefore(other.until) && other.from.isBefore(until);
    }
}
