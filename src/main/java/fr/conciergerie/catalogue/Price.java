package fr.conciergerie.catalogue;

import fr.conciergerie.shared.Money;
import fr.conciergerie.shared.Refused;
import org.jspecify.annotations.Nullable;

/**
 * What one of a service costs, all taxes included.
 *
 * @param amount null exactly when it is {@link PriceKind#ON_QUOTE}
 */
public record Price(PriceKind kind, @Nullable Money amount) {

    /** Beyond a hundred thousand euros somebody has slipped on the keyboard. */
    public static final Money HIGHEST = Money.euros(100_000, 0);

    public static final Price ON_QUOTE = new Price(PriceKind.ON_QUOTE, null);

    public Price {
        switch (kind) {
            case FIXED, FROM -> {
                if (amount == null) {
                    throw new Refused("catalogue.price.needs-an-amount");
                }
                if (amount.cents() < 0 || amount.compareTo(HIGHEST) > 0) {
                    throw new Refused("catalogue.price.out-of-range", HIGHEST);
                }
            }
            case ON_QUOTE -> {
                if (amount != null) {
                    throw new Refused("catalogue.price.quote-has-no-amount");
                }
            }
        }
    }

    public static Price fixed(Money amount) {
        return new Price(PriceKind.FIXED, amount);
    }

    public static Price from(Money amount) {
        return new Price(PriceKind.FROM, amount);
    }
}
