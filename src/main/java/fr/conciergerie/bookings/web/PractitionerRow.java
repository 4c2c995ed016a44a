package fr.conciergerie.bookings.web;

import fr.conciergerie.bookings.Practitioner;
import java.util.List;

/** A practitioner with their schedules, as the manager looks at them. */
public record PractitionerRow(Practitioner practitioner, List<ScheduleRow> schedules) {

    public String path() {
        return "/operator/appointments/practitioners/" + practitioner.id();
    }
}
