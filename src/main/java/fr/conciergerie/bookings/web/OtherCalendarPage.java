package fr.conciergerie.bookings.web;

import fr.conciergerie.bookings.BookingView;
import fr.conciergerie.bookings.Practitioner;
import fr.conciergerie.freebusy.ExternalCalendar;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The calendar that a practitioner keeps elsewhere.
 *
 * @param calendar null as long as none is connected
 * @param clashes hours in which somebody comes and they are busy by it
 * @param zone the clock by which they receive
 */
public record OtherCalendarPage(
        Practitioner practitioner,
        @Nullable ExternalCalendar calendar,
        List<BookingView> clashes,
        ZoneId zone) {

    public String path() {
        return back() + "/calendar/" + practitioner.id();
    }

    public String back() {
        return "/partner/appointments";
    }
}
