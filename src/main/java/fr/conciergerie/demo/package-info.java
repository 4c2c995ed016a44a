/**
 * The demonstration: a plausible operator with its sites, partners, services and agents, the year 2015 of the founding
 * description and a living present. Loaded once, into a database that demonstration mode created; no real person appears.
 */
@NullMarked
@ApplicationModule
package fr.conciergerie.demo;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
