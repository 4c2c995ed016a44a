package fr.conciergerie.orders;

import java.time.Instant;

/**
 * The member's express wish that the work begin before the period of withdrawal is over (Code de la consommation, L221-25).
 *
 * @param words exactly those that they read and agreed to; empty where they were not kept yet
 */
public record BeginAtOnce(Instant at, String words) {}
