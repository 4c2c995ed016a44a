package fr.conciergerie.shared;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * A part of a hundred, to two decimals: a rate of tax, a commission.
 *
 * @param basisPoints hundredths of a percent: 550 is 5.5 %
 */
public record Percent(int basisPoints) {

    /** Reads what a person types: {@code 20}, {@code 5,5}, {@code 2.10 %}. */
    public static Percent parse(String typed) {
        try {
            return TypedDecimal.read(typed, "%")
                    .map(it -> new Percent(it.setScale(2, RoundingMode.UNNECESSARY)
                            .unscaledValue()
                            .intValueExact()))
                    .orElseThrow(() -> new Refused("shared.not-a-percentage", typed));
        } catch (ArithmeticException _) {
            throw new Refused("shared.not-a-percentage", typed);
        }
    }

    public double value() {
        return basisPoints / 100.0;
    }

    /** As a French form shows it: {@code 5,5}. */
    public String plain() {
        return BigDecimal.valueOf(basisPoints, 2)
                .stripTrailingZeros()
                .toPlainString()
                .replace('.', ',');
    }
}
