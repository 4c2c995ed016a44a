package fr.conciergerie.bookings.web;

import fr.conciergerie.bookings.BookingView;
import fr.conciergerie.bookings.WaitingView;
import fr.conciergerie.catalogue.Offer;
import fr.conciergerie.organisations.Site;
import java.util.List;

/**
 * A member's appointments, and what they can book at their site.
 *
 * @param others whether they may choose another site, where there may be hours
 * @param waiting for which hours they wait, soonest first
 * @param coming soonest first
 * @param past latest first
 */
public record AppointmentsPage(
        Site site,
        boolean others,
        List<WaitingView> waiting,
        List<BookingView> coming,
        List<BookingView> past,
        List<Bookable> bookable) {

    /** @param with who gives it */
    public record Bookable(Offer offer, int minutes, boolean group, List<String> with) {}
}
