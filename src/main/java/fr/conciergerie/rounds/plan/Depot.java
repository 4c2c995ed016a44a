package fr.conciergerie.rounds.plan;

import java.time.Instant;

/**
 * Where and when a round begins.
 *
 * @param comesBack whether it ends there too, and that way counts
 */
public record Depot(Place place, Instant departure, boolean comesBack) {}
