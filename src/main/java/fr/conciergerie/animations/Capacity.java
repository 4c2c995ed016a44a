package fr.conciergerie.animations;

import fr.conciergerie.shared.Refused;

/**
 * What the container of a collection takes. Goods of the other unit are not in it.
 *
 * @param amount pieces or grams
 */
public record Capacity(GoodUnit unit, int amount) {

    private static final int MOST = 10_000_000;

    public Capacity {
        if (amount < 1 || amount > MOST) {
            throw new Refused("animations.collection.amount-out-of-bounds");
        }
    }
}
