/**
 * The desk (<i>la permanence</i>): what a concierge sees and does with a queue in front of them. It composes what the other
 * modules can do into one task per screen, and owns no rule.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "web",
            "web :: pictures",
            "web :: api",
            "web :: ui",
            "web :: csv",
            "web :: print",
            "accounts",
            "organisations",
            "calendar",
            "partners",
            "catalogue",
            "orders",
            "jobs",
            "bookings",
            "waiting",
            "bookings :: web",
            "animations",
            "animations :: web",
            "shop",
            "custody",
            "lockers",
            "rounds",
            "rounds :: plan",
            "notifications"
        })
package fr.conciergerie.desk;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
