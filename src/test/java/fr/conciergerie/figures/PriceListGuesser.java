package fr.conciergerie.figures;

import static fr.conciergerie.figures.Indicator.ESS_AMOUNT_SHARE;
import static fr.conciergerie.figures.Indicator.ESS_SERVICE_SHARE;
import static fr.conciergerie.figures.Indicator.SERVICES_DELIVERED;

import fr.conciergerie.figures.Guesser.Bounds;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import org.ojalgo.optimisation.Expression;
import org.ojalgo.optimisation.ExpressionsBasedModel;
import org.ojalgo.optimisation.Variable;

/**
 * Somebody with the price list in hand, who works out from what was paid to social and to other partners what was bought. What is
 * done for a quote stands on no list: of it they know that it cost something.
 */
final class PriceListGuesser {

    /** Nothing on the list costs as much. */
    private static final long DEAR = 200_000;

    private static final long MANY = 1_000;
    private static final BigDecimal HUNDREDTH = new BigDecimal("0.005");
    private static final BigDecimal TWENTIETH = new BigDecimal("0.025");

    /**
     * Something that is delivered.
     *
     * @param social whether a partner of the social economy does it
     * @param cents what it costs before tax; zero for what is done for a quote
     */
    record Good(String what, boolean social, long cents) {

        boolean isListed() {
            return cents > 0;
        }
    }

    private final ExpressionsBasedModel model = new ExpressionsBasedModel();
    private final Map<Good, Variable> counts = new HashMap<>();
    private final Map<Good, Variable> quotes = new HashMap<>();

    PriceListGuesser(List<Good> goods, AnnualReport report) {
        for (var good : goods) {
            var count = model.addVariable(good.toString()).lower(0).upper(MANY).integer(true);
            counts.put(good, count);
            if (!good.isListed()) {
                var quoted = model.addVariable("quoted " + good).lower(0);
                model.addExpression().set(quoted, 1).set(count, -DEAR).upper(0);
                model.addExpression().set(quoted, 1).set(count, -1).lower(0);
                quotes.put(good, quoted);
            }
        }
        read(report);
    }

    private void read(AnnualReport report) {
        // Nobody buys everything in the world: without any sum there would be nothing to solve.
        count(_ -> true).upper(MANY);
        var delivered = report.figure(SERVICES_DELIVERED);
        if (delivered.numerator() != null && delivered.precision() == Precision.EXACT) {
            count(_ -> true).level(delivered.numerator());
        }
        var services = report.figure(ESS_SERVICE_SHARE);
        if (services.numerator() != null && services.denominator() != null) {
            count(Good::social).level(services.numerator());
            count(it -> !it.social()).level(services.denominator() - services.numerator());
        }
        var amounts = report.figure(ESS_AMOUNT_SHARE);
        if (amounts.numerator() != null && amounts.denominator() != null) {
            cents(Map.of(true, BigDecimal.ONE)).level(amounts.numerator());
            cents(Map.of(false, BigDecimal.ONE)).level(amounts.denominator() - amounts.numerator());
        } else if (amounts.value() != null) {
            share(amounts.value(), amounts.precision());
        }
    }

    private void share(BigDecimal value, Precision precision) {
        var slack = precision == Precision.ABOUT ? TWENTIETH : HUNDREDTH;
        switch (precision) {
            case AT_LEAST -> beyond(value).lower(0);
            case AT_MOST -> beyond(value).upper(0);
            case EXACT, ABOUT -> {
                beyond(value.subtract(slack)).lower(0);
                beyond(value.add(slack)).upper(0);
            }
        }
    }

    /** By how much the amounts of social partners are above a share of all. */
    private Expression beyond(BigDecimal share) {
        return cents(Map.of(true, BigDecimal.ONE.subtract(share), false, share.negate()));
    }

    private Expression count(Predicate<Good> which) {
        var sum = model.addExpression();
        counts.forEach((good, it) -> {
            if (which.test(good)) {
                sum.set(it, 1);
            }
        });
        return sum;
    }

    /** @param weights of what social partners are paid, and of what others are */
    private Expression cents(Map<Boolean, BigDecimal> weights) {
        var sum = model.addExpression();
        counts.forEach((good, count) -> {
            var weight = weights.get(good.social());
            if (weight != null) {
                sum.set(
                        good.isListed() ? count : Objects.requireNonNull(quotes.get(good)),
                        good.isListed() ? weight.multiply(BigDecimal.valueOf(good.cents())) : weight);
            }
        });
        return sum;
    }

    /** How often it was delivered, by all that was read. */
    Bounds bounds(Good good) {
        var count = Objects.requireNonNull(counts.get(good));
        count.weight(1);
        var least = model.minimise();
        var most = model.maximise();
        count.weight(null);
        if (!least.getState().isFeasible() || !most.getState().isFeasible()) {
            throw new IllegalStateException("what is told contradicts itself: " + least);
        }
        return new Bounds(Math.round(least.getValue()), Math.round(most.getValue()));
    }
}
