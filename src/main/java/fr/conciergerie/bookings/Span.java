package fr.conciergerie.bookings;

import java.time.Instant;

/** Some time, its beginning included and its end not. */
record Span(Instant from, Instant until) {

    boolean overlaps(Span other) {
        return from.isBefore(other.until) && other.from.isBefore(until);
    }
}
