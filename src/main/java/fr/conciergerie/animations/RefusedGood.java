package fr.conciergerie.animations;

/**
 * What was brought while a lot was open and was not taken.
 *
 * @param amount pieces or grams
 */
public record RefusedGood(Good good, GoodRefusal why, long amount) {}
