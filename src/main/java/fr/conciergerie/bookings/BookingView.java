package fr.conciergerie.bookings;

import fr.conciergerie.catalogue.ServiceId;
import fr.conciergerie.orders.LineId;
import fr.conciergerie.orders.OrderId;
import fr.conciergerie.organisations.MemberId;
import fr.conciergerie.organisations.SiteId;
import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * A booking as those see it whose business it is.
 *
 * @param practitioner who receives
 * @param zone the clock of the site, by which it was promised
 * @param room where at the site; null where it does not matter
 * @param changeableUntil the last moment in which the member can give it back or move it themselves
 * @param guestOf the member's own place beside it; null for a member's own
 * @param guest the place of whoever the member brings along; null where they come alone
 * @param version for {@code If-Match}
 */
public record BookingView(
        BookingId id,
        ScheduleId schedule,
        ServiceId service,
        String serviceName,
        String practitioner,
        SiteId site,
        String siteName,
        ZoneId zone,
        @Nullable String room,
        MemberId member,
        String memberName,
        Instant startsAt,
        Instant endsAt,
        BookingStatus status,
        Instant changeableUntil,
        OrderId order,
        String orderNumber,
        LineId line,
        @Nullable BookingId guestOf,
        @Nullable BookingId guest,
        int version) {

    /** Whether it is the place of a guest, whom the member brings along. */
    public boolean isOfGuest() {
        return guestOf != null;
    }

    /** How many come on it: the member, and their guest. */
    public int people() {
        return guest == null ? 1 : 2;
    }

    public boolean mayChange(Instant now) {
        return status == BookingStatus.BOOKED && !now.isAfter(changeableUntil);
    }
}
