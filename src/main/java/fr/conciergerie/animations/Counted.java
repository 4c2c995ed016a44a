package fr.conciergerie.animations;

import org.jspecify.annotations.Nullable;

/**
 * What was counted or weighed of a good.
 *
 * @param amount pieces or grams
 * @param note why it differs from what should be there; null where it does not
 */
public record Counted(GoodId good, int amount, @Nullable String note) {}
