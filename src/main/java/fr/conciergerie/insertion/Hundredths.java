package fr.conciergerie.insertion;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Hours as decimals, to the hundredth, that add up as they are shown: the whole is rounded, and what rounding leaves over goes to the
 * largest remainders, the first ones first. Whoever adds the parts up on their calculator finds what we say.
 */
final class Hundredths {

    private static final int HOUR = 60;

    private Hundredths() {}

    static BigDecimal of(long minutes) {
        return BigDecimal.valueOf(rounded(minutes), 2);
    }

    static List<BigDecimal> of(List<Long> minutes) {
        var parts = new ArrayList<Long>();
        minutes.forEach(it -> parts.add(Math.floorDiv(it * 100, HOUR)));
        long left = rounded(minutes.stream().mapToLong(it -> it).sum())
                - parts.stream().mapToLong(it -> it).sum();
        IntStream.range(0, parts.size())
                .boxed()
                .sorted(Comparator.comparing(i -> -Math.floorMod(minutes.get(i) * 100, HOUR)))
                .limit(left)
                .forEach(i -> parts.set(i, parts.get(i) + 1));
        return parts.stream().map(it -> BigDecimal.valueOf(it, 2)).toList();
    }

    private static long rounded(long minutes) {
        return Math.floorDiv(minutes * 100 + HOUR / 2, HOUR);
    }
}
