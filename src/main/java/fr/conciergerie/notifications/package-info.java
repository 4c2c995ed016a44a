/**
 * Notifications: what the concierge service tells people by e-mail, when, and whether it arrived.
 *
 * <p>Nobody calls this module to send something: it listens, and looks by itself for whom something has
 * waited for some days. Others ask {@link Messages} for the delivery log, the manager {@link ReminderSettings} for those days. A message
 * is written in the transaction of the listener, sent after commit, tried again while it may still arrive, and never sent
 * twice for the same event by itself. The desk reads the view {@code notifications.unsure_v}: what may have left, and nobody has
 * judged yet.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "web",
            "web :: ui",
            "web :: metrics",
            "web :: audit",
            "web :: api",
            "web :: ical",
            "web :: privacy",
            "accounts",
            "organisations",
            "calendar",
            "partners",
            "catalogue",
            "orders",
            "jobs",
            "lockers",
            "bookings",
            "waiting",
            "calendars",
            "animations"
        })
package fr.conciergerie.notifications;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
