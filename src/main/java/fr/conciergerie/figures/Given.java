package fr.conciergerie.figures;

import org.jspecify.annotations.Nullable;

/**
 * What the client is given with a publication, of all sites or of one.
 *
 * @param detail what stands beside its figures; null for what was given before it was kept
 */
public record Given(AnnualReport report, @Nullable YearDetail detail) {}
