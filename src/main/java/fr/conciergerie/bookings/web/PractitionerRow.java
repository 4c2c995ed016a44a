package fr.conciergerie.bookings.web;

import fr.conciergerie.bookings.Practitioner;
import fr.conciergerie.bookings.ReceivingLinkState;
import fr.conciergerie.freebusy.ExternalCalendar;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A practitioner with their schedules, as the manager looks at them.
 *
 * @param link how the links fare that they were sent; null where none ever was
 * @param calendar the one that they keep elsewhere; null where none is connected
 */
public record PractitionerRow(
        Practitioner practitioner,
        List<ScheduleRow> schedules,
        @Nullable ReceivingLinkState link,
        @Nullable ExternalCalendar calendar) {

    public String path() {
        return "/operator/appointments/practitioners/" + practitioner.id();
    }
}
