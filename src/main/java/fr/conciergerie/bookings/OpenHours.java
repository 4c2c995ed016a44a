package fr.conciergerie.bookings;

import fr.conciergerie.shared.Refused;
import java.time.LocalTime;

/** From when to when a practitioner receives on one day, by the clock on the wall of the site. */
public record OpenHours(LocalTime from, LocalTime until) {

    public OpenHours {
        if (!from.isBefore(until)) {
            throw new Refused("bookings.hours-out-of-order");
        }
    }

    boolean overlaps(OpenHours other) {
        return from.isBefore(other.until) && other.from.isBefore(until);
    }
}
