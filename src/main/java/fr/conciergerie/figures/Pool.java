package fr.conciergerie.figures;

import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** A figure of several operators: what each counted added up and divided once, never a mean of their values. */
final class Pool {

    private Pool() {}

    /** Whoever could not count, or not divide, is left out on both sides. */
    static Figure of(Indicator indicator, Collection<Figure> each, Period period) {
        var known = each.stream().filter(it -> isKnown(indicator, it)).toList();
        if (known.isEmpty()) {
            return Figure.unknown(indicator);
        }
        long numerator = of(known, Figure::numerator).sum();
        if (indicator.unit() == Indicator.Unit.AMOUNT) {
            return Figure.amount(
                    indicator, numerator, of(known, Figure::denominator).sum(), times(indicator, period));
        }
        return Figure.of(indicator, numerator, denominator(indicator, known));
    }

    private static boolean isKnown(Indicator indicator, Figure figure) {
        boolean divided = switch (indicator.unit()) {
            case SHARE, RATIO, POINTS, AMOUNT -> true;
            case COUNT, KILOMETRES, KILOGRAMS, HOURS -> false;
        };
        return figure.numerator() != null && (!divided || figure.denominator() != null);
    }

    private static @Nullable Long denominator(Indicator indicator, List<Figure> known) {
        if (known.stream().allMatch(it -> it.denominator() == null)) {
            return null;
        }
        var all = of(known, Figure::denominator);
        // They all have the same months.
        return indicator == Indicator.ACTIVE_MEMBERS_A_MONTH ? all.max().orElseThrow() : all.sum();
    }

    private static long times(Indicator indicator, Period period) {
        return indicator == Indicator.COST_PER_SITE ? ChronoUnit.DAYS.between(period.from(), period.until()) : 1;
    }

    private static LongStream of(List<Figure> known, Function<Figure, @Nullable Long> part) {
        return known.stream().map(part).filter(Objects::nonNull).mapToLong(Long::longValue);
    }
}
