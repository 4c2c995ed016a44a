package fr.conciergerie.animations;

/**
 * A passer-by as those see them who serve the animation.
 *
 * @param toCall whether they must be called, for what they planned to come to is elsewhere, at another time or off
 */
public record PasserByView(String name, Reach reach, boolean toCall) {}
