package fr.conciergerie.calendars;

import fr.conciergerie.orders.LineId;
import java.time.Instant;
import java.time.ZoneId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An hour that a member has, as calendars show it.
 *
 * @param line of the order that it is
 * @param sequence how many times its hour has changed
 * @param service what it is for, which no calendar outside of our own pages tells
 * @param wellBeing what it is for nobody else may learn, nor guess from where it is
 * @param two whether the member brings somebody along
 */
record Appointment(
        UUID booking,
        LineId line,
        Instant startsAt,
        Instant endsAt,
        boolean cancelled,
        int sequence,
        Instant changedAt,
        Place place,
        @Nullable String room,
        boolean wellBeing,
        String service,
        String member,
        boolean two) {

    /** Who comes, for whoever receives. */
    String coming() {
        return two ? member + " + 1" : member;
    }

    /** A site, as one finds it. */
    record Place(ZoneId zone, String name, String deskPlace, String address, String postcode, String city) {

        String withAddress() {
            return name + ", " + address + ", " + postcode + " " + city;
        }
    }
}
