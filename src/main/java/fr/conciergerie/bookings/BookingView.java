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
        int version) {

    public boolean mayChange(Instant now) {
        return status == BookingStatus.BOOKED && !now.isAfter(changeableUntil);
    }
}
