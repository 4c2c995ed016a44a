/**
 * Bookings (<i>rendez-vous</i>): what a practitioner offers by the hour at a site, and who has taken which hour.
 *
 * <p>A booking is the line of an order: its price, its cancellation and its place in the report are the order's; when it
 * is, and that nobody else has that hour, is known here. Others hold a {@link BookingId} and ask {@link Bookings}, or
 * {@link Schedules} for what can be booked. The rest of the package is nobody else's business.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "web",
            "web :: audit",
            "web :: api",
            "web :: privacy",
            "web :: ui",
            "accounts",
            "organisations",
            "calendar",
            "calendar :: web",
            "partners",
            "catalogue",
            "orders",
            "orders :: web",
            "shop",
            "waiting",
            "freebusy"
        })
package fr.conciergerie.bookings;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
