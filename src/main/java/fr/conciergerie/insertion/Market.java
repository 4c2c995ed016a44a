package fr.conciergerie.insertion;

import java.util.UUID;

/**
 * A market that hours are counted for, as far as this module needs to know it.
 *
 * @param number what the buyer calls it
 */
public record Market(UUID id, String number, String name) {}
