package fr.conciergerie.calendars.web;

import fr.conciergerie.bookings.Practitioner;
import fr.conciergerie.bookings.PractitionerId;
import fr.conciergerie.calendars.Address;
import fr.conciergerie.web.LinkToken;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Somebody's addresses for calendars.
 *
 * @param fresh an address that is worth nothing until it is taken
 * @param taken the address that was just taken, which is shown this once; empty where none was
 * @param receiving who receives for the partner that the reader stands for
 * @param sites the sessions of sites that they may use
 */
public record CalendarsPage(
        List<Address> addresses,
        LinkToken fresh,
        String taken,
        List<Practitioner> receiving,
        List<SiteCalendar> sites) {

    /** @param address where the sessions of a site are read */
    public record SiteCalendar(String slug, String name, String address) {}

    /** Who receives there; empty where the appointments are the reader's own, or whoever it was receives no more. */
    public String whose(@Nullable PractitionerId practitioner) {
        return receiving.stream()
                .filter(it -> it.id().equals(practitioner))
                .map(Practitioner::name)
                .findFirst()
                .orElse("");
    }

    /** The same address, at which whatever keeps the calendar of a device asks whether to read it. */
    public static String toOpen(String address) {
        return address.replaceFirst("^https?:", "webcal:");
    }
}
