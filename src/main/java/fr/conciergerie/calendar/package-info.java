/**
 * Desk sessions (<i>permanences</i>): when a concierge is at a site; public holidays and closures.
 *
 * <p>Others hold a {@link DeskSessionId}, ask {@link Calendar}, or listen to {@link SessionCancelled}; reading in bulk
 * goes through the view {@code calendar.desk_session_v}. A module in whose way a closure is, or sessions that do not take place,
 * says so as {@link AffectedByClosure} and {@link AffectedBySession}. The rest of the package is nobody else's business.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {"shared", "web", "web :: ui", "web :: metrics", "web :: api", "organisations"})
package fr.conciergerie.calendar;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
