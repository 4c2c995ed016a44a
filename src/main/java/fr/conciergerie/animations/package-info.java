/**
 * Animations (<i>animations</i>): what takes place at a site beside the desk, who comes, and who came.
 *
 * <p>A solidarity collection, a local producer, a workshop, an event of the client's own. Others hold an {@link AnimationId}
 * and ask {@link Animations} for what is planned, {@link Registrations} for who comes, {@link AnimationWaitingLists} for who waits,
 * or listen to {@link MemberRegistered},
 * {@link AnimationMoved} and {@link AnimationCancelled}. The rest of the package is nobody else's business.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "web",
            "web :: audit",
            "web :: api",
            "web :: privacy",
            "web :: pictures",
            "web :: print",
            "web :: ui",
            "accounts",
            "organisations",
            "calendar",
            "markets",
            "partners",
            "bookings",
            "bookings :: web",
            "waiting"
        })
package fr.conciergerie.animations;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
