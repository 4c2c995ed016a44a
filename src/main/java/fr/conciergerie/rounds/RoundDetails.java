package fr.conciergerie.rounds;

import fr.conciergerie.organisations.SiteId;
import fr.conciergerie.rounds.plan.Vehicle;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.UUID;

/**
 * What is said of a round when it is made.
 *
 * @param driver the account of whoever drives
 * @param start the site from where it leaves and where it comes back to
 * @param departure by the clock on the wall there
 */
public record RoundDetails(LocalDate day, UUID driver, SiteId start, LocalTime departure, Vehicle vehicle) {}
