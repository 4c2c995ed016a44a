package fr.conciergerie.animations;

/**
 * A good of a collection.
 *
 * @param taken whether it is taken, or refused
 */
public record Good(GoodId id, String name, GoodUnit unit, boolean taken) {}
