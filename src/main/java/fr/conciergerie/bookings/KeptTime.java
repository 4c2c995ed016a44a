package fr.conciergerie.bookings;

import java.time.Instant;
import java.util.UUID;

/**
 * A time that a practitioner keeps for themselves: nobody books in it.
 *
 * @param name of the practitioner
 */
public record KeptTime(UUID id, PractitionerId practitioner, String name, Instant startsAt, Instant endsAt) {

    Span span() {
        return new Span(startsAt, endsAt);
    }
}
