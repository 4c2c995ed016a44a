package fr.conciergerie.insertion;

import java.time.LocalDate;

/**
 * How the path ended.
 *
 * @param proof what was seen, and when
 */
public record Exit(LocalDate on, ExitFamily family, String proof) {}
