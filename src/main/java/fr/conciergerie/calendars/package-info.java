/**
 * Calendars (<i>agendas</i>): what people have in their own calendar of what is agreed here: members their appointments and the events
 * that they come to, those who receive who comes, concierges their sessions and the events there, everybody the sessions of a site.
 *
 * <p>{@link Feeds} is read by calendars again and again, at an address that {@link Addresses} makes; {@link Entries} says one
 * appointment or event in the words and under the name that it has in all of them. How a file is written is none of its business: {@code
 * web :: ical}.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "web",
            "web :: ical",
            "web :: privacy",
            "web :: ui",
            "accounts",
            "organisations",
            "partners",
            "orders",
            "shop",
            "bookings",
            "animations"
        })
package fr.conciergerie.calendars;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
