package fr.conciergerie.figures;

import fr.conciergerie.shared.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an indicator came to.
 *
 * @param value null where it was not counted, cannot be divided, or is hidden
 * @param numerator what was counted; null when hidden
 * @param denominator what it is a part of; null for a count, and when hidden
 * @param coverage for which part of the users it is known, where that is not everybody by nature
 * @param previous the value of the period before, when it is known and not hidden
 * @param suppressed whether it is hidden because it would tell of too few people
 * @param precision how exactly the value is told
 * @param shared whether it is that of all the organisations that share the market or the site, told to each as it is
 */
public record Figure(
        Indicator indicator,
        @Nullable BigDecimal value,
        @Nullable Long numerator,
        @Nullable Long denominator,
        @Nullable BigDecimal coverage,
        @Nullable BigDecimal previous,
        boolean suppressed,
        Precision precision,
        boolean shared) {

    private Figure(
            Indicator indicator,
            @Nullable BigDecimal value,
            @Nullable Long numerator,
            @Nullable Long denominator,
            @Nullable BigDecimal coverage,
            @Nullable BigDecimal previous,
            boolean suppressed) {
        this(indicator, value, numerator, denominator, coverage, previous, suppressed, Precision.EXACT, false);
    }

    /** There is nothing to count it by. */
    public static Figure unknown(Indicator indicator) {
        return new Figure(indicator, null, null, null, null, null, false);
    }

    public static Figure of(Indicator indicator, long numerator, @Nullable Long denominator) {
        return new Figure(
                indicator, indicator.value(numerator, denominator), numerator, denominator, null, null, false);
    }

    /**
     * An amount for each.
     *
     * @param cents what was due
     * @param each for how many; without any there is no amount for each
     * @param times by how much one of them is to be multiplied: a day of a site by the days of the period
     */
    public static Figure amount(Indicator indicator, long cents, long each, long times) {
        var value = each == 0
                ? null
                : BigDecimal.valueOf(cents, 2)
                        .multiply(BigDecimal.valueOf(times))
                        .divide(BigDecimal.valueOf(each), 2, RoundingMode.HALF_UP);
        return new Figure(indicator, value, cents, each, null, null, false);
    }

    /** What it was counted from, to be told: amounts where they are amounts. Empty for a count and where it is hidden. */
    public List<Object> parts() {
        if (numerator == null || denominator == null) {
            return List.of();
        }
        if (!indicator.isOfAmounts()) {
            return List.of(numerator, denominator);
        }
        return indicator.unit() == Indicator.Unit.AMOUNT
                ? List.of(Money.cents(numerator), denominator)
                : List.of(Money.cents(numerator), Money.cents(denominator));
    }

    /** Which part of the whole it is, in hundredths of it, as it is drawn; null for what is no part. */
    public @Nullable Long hundredths() {
        boolean part = indicator.unit() == Indicator.Unit.SHARE || indicator.unit() == Indicator.Unit.COUNT;
        if (!part || numerator == null || denominator == null || denominator == 0) {
            return null;
        }
        return Math.clamp(Math.round(100.0 * numerator / denominator), 0L, 100L);
    }

    public Figure hidden() {
        return new Figure(indicator, null, null, null, null, null, true);
    }

    /** To so many digits only, and without what it was counted from. */
    Figure roughly(int digits) {
        return shownAs(value == null ? null : value.setScale(digits, RoundingMode.HALF_UP), Precision.EXACT);
    }

    /** Something true of it, without what it was counted from. */
    Figure shownAs(@Nullable BigDecimal something, Precision how) {
        return new Figure(indicator, something, null, null, null, null, suppressed, how, shared);
    }

    /** A count that is rounded stays one. */
    Figure about(long count) {
        return new Figure(
                indicator, BigDecimal.valueOf(count), count, null, null, null, suppressed, Precision.ABOUT, shared);
    }

    Figure sharedWithOthers() {
        return new Figure(indicator, value, numerator, denominator, coverage, previous, suppressed, precision, true);
    }

    Figure beside(@Nullable BigDecimal before) {
        return new Figure(indicator, value, numerator, denominator, coverage, before, suppressed, precision, shared);
    }

    /** Only a value that is told exactly is compared with. */
    Figure after(@Nullable Figure before) {
        return new Figure(
                indicator,
                value,
                numerator,
                denominator,
                coverage,
                before == null || before.precision != Precision.EXACT ? null : before.value(),
                suppressed,
                precision,
                shared);
    }

    /** It is known for those who answered, of so many. */
    public Figure knownOf(long users) {
        var answers = denominator == null ? 0 : denominator;
        var share = users == 0
                ? null
                : BigDecimal.valueOf(answers).divide(BigDecimal.valueOf(users), 4, RoundingMode.HALF_UP);
        return new Figure(indicator, value, numerator, denominator, share, previous, suppressed, precision, shared);
    }
}
