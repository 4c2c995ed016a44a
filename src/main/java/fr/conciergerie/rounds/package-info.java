/**
 * Rounds (<i>tournées</i>): how pieces travel between the desks and the partners on one day, with one driver and one vehicle.
 *
 * <p>{@code plan} says in which order the stops are best visited; it knows neither the database nor Spring.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"shared", "web :: csv"})
package fr.conciergerie.rounds;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
