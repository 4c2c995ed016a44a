package fr.conciergerie.rounds.plan;

import fr.conciergerie.shared.Refused;
import java.math.BigDecimal;

/**
 * How much longer the streets are than the way of a bird, as the operator has found.
 *
 * @param version which of their factors it is
 */
public record Factor(BigDecimal value, int version) {

    private static final BigDecimal MOST = BigDecimal.valueOf(5);

    public Factor {
        if (value.compareTo(BigDecimal.ONE) < 0 || value.compareTo(MOST) > 0) {
            throw new Refused("rounds.factor.out-of-range", MOST);
        }
    }
}
