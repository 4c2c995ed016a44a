package fr.conciergerie.reporting;

import fr.conciergerie.figures.Side;
import java.time.Instant;

/**
 * What one of the two says of a year beside its figures.
 *
 * @param words as written, on as many lines
 * @param version how often it was written
 */
public record Comment(Side side, String words, Instant writtenAt, int version) {

    public static final int LONGEST = 2_000;
}
