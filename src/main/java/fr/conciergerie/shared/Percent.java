package fr.conciergerie.shared;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.regex.Pattern;

/**
 * A part of a hundred, to two decimals: a rate of tax, a commission.
 *
 * @param basisPoints hundredths of a percent: 550 is 5.5 %
 */
public record Percent(int basisPoints) {

    private static final Pattern TYPED = Pattern.compile("-?[0-9]{1,6}(\\.[0-9]{1,9})?");

    /** Reads what a person types: {@code 20}, {@code 5,5}, {@code 2.10 %}. */
    public static Percent parse(String typed) {
        var plain = typed.replaceAll("[\\s\\u00a0\\u202f%]", "").replace(',', '.');
        if (TYPED.matcher(plain).matches()) {
            try {
                return new Percent(new BigDecimal(plain)
                        .setScale(2, RoundingMode.UNNECESSARY)
                        .unscaledValue()
                        .intValueExact());
            } catch (ArithmeticException _) {
                // more decimals than there are
            }
        }
        throw new Refused("shared.not-a-percentage", typed);
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
