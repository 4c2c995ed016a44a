/**
 * Rounds (<i>tournées</i>): how pieces travel between the desks and the partners on one day, with one driver and one vehicle.
 *
 * <p>Others hold a {@link RoundId} and ask {@link Rounds}, {@link StopDesk}, {@link CargoQuery} and {@link RoundPlans}. Who holds a piece the
 * ledger of {@code custody} says. {@code plan} says in which order the stops are best visited; it knows neither the database nor
 * Spring.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "web",
            "web :: api",
            "web :: csv",
            "organisations",
            "partners",
            "orders",
            "custody"
        })
package fr.conciergerie.rounds;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
