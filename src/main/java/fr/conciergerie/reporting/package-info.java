/**
 * Reporting (<i>le bilan</i>): figures that have a definition, over the orders, sessions and partners of a client
 * organisation.
 *
 * <p>It reads the views that the other modules publish for it, and nothing else of theirs. Each indicator is one statement,
 * {@code indicators/<CODE>.sql}. What is asked for the figures alone, and kept by nobody else, is asked here too: what agents
 * say of themselves, what they think of the service, what the operator assumes of journeys and of the time that services spare.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "web",
            "web :: privacy",
            "web :: ui",
            "web :: csv",
            "accounts",
            "organisations",
            "calendar",
            "partners",
            "catalogue",
            "orders",
            "markets",
            "insertion"
        })
package fr.conciergerie.reporting;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
