package fr.conciergerie.animations;

import fr.conciergerie.shared.Money;
import fr.conciergerie.shared.Refused;

/**
 * What an animation costs, and who pays it.
 *
 * @param amount all of it; of those who come each pays it
 */
public record Cost(Money amount, CostBearer bearer) {

    /** A hundred thousand euros: more was mistyped. */
    private static final long MOST_CENTS = 10_000_000;

    public Cost {
        if (!amount.isPositive() || amount.cents() > MOST_CENTS) {
            throw new Refused("animations.cost-out-of-bounds");
        }
    }
}
