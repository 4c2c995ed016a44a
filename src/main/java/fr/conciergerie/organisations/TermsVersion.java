package fr.conciergerie.organisations;

import java.time.Instant;
import java.time.LocalDate;

/**
 * One version of an operator's terms of sale: it is never changed and never taken away.
 *
 * @param number counted from one
 * @param firstDay from which day on orders are placed under it, until a later version's
 * @param path where everybody can read it, for ever
 */
public record TermsVersion(int number, LocalDate firstDay, Instant publishedAt, String path) {}
