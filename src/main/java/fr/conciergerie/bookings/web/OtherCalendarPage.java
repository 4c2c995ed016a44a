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
 * @param root the address of the room
 * @param byLink whether they came by a link, without an account
 * @param done what was just done, where nothing else tells it; empty where nothing was
 * @param calendar null as long as none is connected
 * @param clashes hours in which somebody comes and they are busy by it
 * @param zone the clock by which they receive
 */
public record OtherCalendarPage(
        String root,
        boolean byLink,
        String done,
        Practitioner practitioner,
        @Nullable ExternalCalendar calendar,
        List<BookingView> clashes,
        ZoneId zone) {

    public String path() {
        return root + "/calendar/" + practitioner.id();
    }
}
