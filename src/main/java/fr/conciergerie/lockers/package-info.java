/**
 * Lockers (<i>casiers</i>): what a member may put in and take out while nobody is at the desk.
 *
 * <p>A bank stands at a site and has compartments; a compartment is reserved for one member at a time and opens by a code that was set at
 * its lock before anybody is told it. What lies in it, and whose it is, the ledger of {@code custody} says. Others ask {@link Lockers},
 * {@link LockerDesk} and {@link Banks}, and may read the view {@code lockers.reservation_v}. The rest of the package is nobody else's
 * business.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "vault",
            "web",
            "web :: api",
            "web :: privacy",
            "web :: ui",
            "organisations",
            "calendar",
            "orders",
            "custody"
        })
package fr.conciergerie.lockers;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
