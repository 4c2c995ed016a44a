package fr.conciergerie.markets;

import fr.conciergerie.shared.Money;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Divides an amount to the cent. Everybody gets the whole cents of their part; the cents that are left go to the largest
 * remainders, the first named coming first among equals. What is divided always adds up to the amount.
 */
final class Shares {

    private record Part<T>(T who, long cents, BigInteger rest) {}

    private Shares() {}

    /** @param weights none negative, and not all nothing */
    static <T> Map<T, Money> of(Money amount, Map<T, Long> weights) {
        var total = weights.values().stream().map(BigInteger::valueOf).reduce(BigInteger.ZERO, BigInteger::add);
        if (total.signum() <= 0 || weights.values().stream().anyMatch(it -> it < 0)) {
            throw new IllegalArgumentException("nothing to divide by: " + weights);
        }
        long sign = Long.signum(amount.cents());
        var cents = BigInteger.valueOf(amount.cents()).abs();
        List<Part<T>> parts = new ArrayList<>();
        weights.forEach((who, weight) -> {
            var divided = cents.multiply(BigInteger.valueOf(weight)).divideAndRemainder(total);
            parts.add(new Part<>(who, divided[0].longValueExact(), divided[1]));
        });
        long left =
                cents.longValueExact() - parts.stream().mapToLong(Part::cents).sum();
        var luckier = parts.stream()
                .sorted(Comparator.comparing(Part<T>::rest).reversed())
                .limit(left)
                .map(Part::who)
                .toList();
        var shares = new LinkedHashMap<T, Money>();
        parts.forEach(it -> shares.put(
                it.who(), new Money(sign * (it.cents() + (luckier.contains(it.who()) ? 1 : 0)), amount.currency())));
        return shares;
    }
}
