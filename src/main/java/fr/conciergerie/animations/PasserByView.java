package fr.conciergerie.animations;

import fr.conciergerie.shared.ShortCode;

/**
 * A passer-by as those see them who serve the animation.
 *
 * @param number what they were told to say when they call, made from the key of their place
 * @param toCall whether they must be called, for what they planned to come to is elsewhere, at another time or off
 */
public record PasserByView(String name, Reach reach, ShortCode number, boolean toCall) {}
