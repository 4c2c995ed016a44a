package fr.conciergerie.bookings;

import fr.conciergerie.orders.LineId;
import fr.conciergerie.orders.OrderId;
import fr.conciergerie.organisations.MemberId;
import fr.conciergerie.organisations.SiteId;
import fr.conciergerie.partners.PartnerId;
import java.time.Instant;
import java.time.ZoneId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An hour that a member has with a practitioner (<i>rendez-vous</i>).
 *
 * @param slot the row of the hour
 * @param zone the clock of the site
 * @param line the line of the order that it is
 * @param guestOf the member's own place beside it; null for a member's own
 * @param sequence how many times its hour has changed
 */
record Booking(
        BookingId id,
        ScheduleId schedule,
        PractitionerId practitioner,
        PartnerId partner,
        UUID slot,
        SiteId site,
        ZoneId zone,
        MemberId member,
        Instant startsAt,
        Instant endsAt,
        OrderId order,
        LineId line,
        @Nullable BookingId guestOf,
        BookingStatus status,
        int cancelHours,
        int sequence,
        int version) {

    /** As a caller read it, who changes nothing that they have not seen. */
    Booking readAs(int seen) {
        return new Booking(
                id,
                schedule,
                practitioner,
                partner,
                slot,
                site,
                zone,
                member,
                startsAt,
                endsAt,
                order,
                line,
                guestOf,
                status,
                cancelHours,
                sequence,
                seen);
    }

    /** Whether it is the place of a guest, whom the member brings along. */
    boolean isOfGuest() {
        return guestOf != null;
    }

    /** The last moment in which the member can give it back or move it themselves. */
    Instant changeableUntil() {
        return ScheduleTerms.changeableUntil(startsAt, cancelHours);
    }
}
