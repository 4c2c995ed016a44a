package fr.conciergerie.reporting;

import fr.conciergerie.shared.Money;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an indicator came to.
 *
 * @param value null where it was not counted, cannot be divided, or is hidden
 * @param numerator what was counted; null when hidden
 * @param denominator what it is a part of; null for a count, and when hidden
 * @param previous the value of the period before, when it is known and not hidden
 * @param suppressed whether it is hidden because it would tell of too few people
 */
public record Figure(
        Indicator indicator,
        @Nullable BigDecimal value,
        @Nullable Long numerator,
        @Nullable Long denominator,
        @Nullable BigDecimal previous,
        boolean suppressed) {

    static Figure of(Indicator indicator, long numerator, @Nullable Long denominator) {
        return new Figure(indicator, indicator.value(numerator, denominator), numerator, denominator, null, false);
    }

    /** What it was counted from, to be told: amounts where they are amounts. Empty for a count and where it is hidden. */
    public List<Object> parts() {
        if (numerator == null || denominator == null) {
            return List.of();
        }
        return indicator == Indicator.ESS_AMOUNT_SHARE
                ? List.of(Money.cents(numerator), Money.cents(denominator))
                : List.of(numerator, denominator);
    }

    Figure hidden() {
        return new Figure(indicator, null, null, null, null, true);
    }

    Figure after(@Nullable Figure before) {
        return new Figure(indicator, value, numerator, denominator, before == null ? null : before.value(), suppressed);
    }
}
