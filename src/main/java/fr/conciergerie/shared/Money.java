package fr.conciergerie.shared;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.io.Serializable;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * An amount in whole cents and its currency. Never a fraction of a cent, never a floating-point number.
 *
 * @param cents the amount, negative for what is owed back
 * @param currency the ISO 4217 code, today always {@code EUR}
 */
public record Money(long cents, String currency) implements Comparable<Money>, Serializable {

    public static final Money ZERO = euros(0, 0);

    public Money {
        if (currency.length() != 3) {
            throw new IllegalArgumentException("not an ISO 4217 code: " + currency);
        }
    }

    public static Money cents(long cents) {
        return new Money(cents, "EUR");
    }

    public static Money euros(long euros, int cents) {
        return cents(Math.addExact(Math.multiplyExact(euros, 100), cents));
    }

    public Money plus(Money other) {
        return new Money(Math.addExact(cents, sameCurrency(other).cents), currency);
    }

    public Money times(int quantity) {
        return new Money(Math.multiplyExact(cents, quantity), currency);
    }

    /** So many percent less, to the nearest cent; half a cent is rounded in favour of whoever pays. */
    public Money less(int percent) {
        var left = BigDecimal.valueOf(cents).multiply(BigDecimal.valueOf(100L - percent));
        return new Money(
                left.divide(BigDecimal.valueOf(100), 0, RoundingMode.HALF_DOWN).longValueExact(), currency);
    }

    @JsonIgnore
    public boolean isPositive() {
        return cents > 0;
    }

    /** The amount in units of the currency, for formatting. */
    public BigDecimal amount() {
        return BigDecimal.valueOf(cents, 2);
    }

    /** Reads what a person types: {@code 12}, {@code 12,5}, {@code 12.50}, {@code 1 250,00 €}, {@code 9€90}. */
    public static Money parse(String text) {
        try {
            return TypedDecimal.read(text, "(?:€|eur|euros?)")
                    .map(it -> cents(it.setScale(2, RoundingMode.UNNECESSARY)
                            .unscaledValue()
                            .longValueExact()))
                    .orElseThrow(() -> new Refused("shared.not-an-amount", text));
        } catch (ArithmeticException _) {
            throw new Refused("shared.not-an-amount", text);
        }
    }

    @Override
    public int compareTo(Money other) {
        return Long.compare(cents, sameCurrency(other).cents);
    }

    private Money sameCurrency(Money other) {
        if (!currency.equals(other.currency)) {
            throw new IllegalArgumentException(currency + " and " + other.currency + " do not add up");
        }
        return other;
    }
}
