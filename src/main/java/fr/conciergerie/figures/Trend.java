package fr.conciergerie.figures;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A figure's way since the year before: up, down, or stable within what chance alone moves. Twice the spread that a count or a
 * share of so many people has by itself is chance; a small part of it is nothing to speak of.
 */
public enum Trend {
    RISEN,
    STABLE,
    FALLEN;

    /** Those that a reader asks about first, in the order in which they are told. */
    private static final List<Indicator> TOLD = List.of(
            Indicator.SESSIONS_HELD,
            Indicator.USERS,
            Indicator.SERVICES_DELIVERED,
            Indicator.EVERYDAY_SHARE,
            Indicator.ON_TIME_SHARE,
            Indicator.SATISFACTION_MEAN,
            Indicator.ESS_SERVICE_SHARE,
            Indicator.INSERTION_HOURS,
            Indicator.COST_PER_SESSION_HELD);

    private static final double BY_CHANCE = 2;
    private static final double A_POINT_IN_A_HUNDRED = 0.01;
    private static final double A_SMALL_PART = 0.02;
    private static final double A_PART_OF_AN_ESTIMATE = 0.05;
    private static final double POINTS_OF_A_SCORE = 10;

    /** Whether there is anything to compare. */
    public static boolean isShown(AnnualReport report) {
        return Stream.of(values()).anyMatch(it -> !it.of(report).isEmpty());
    }

    /** The figures that went this way, of those that are told and were told the year before. */
    public List<Figure> of(AnnualReport report) {
        return TOLD.stream()
                .flatMap(indicator -> report.figures().stream().filter(it -> it.indicator() == indicator))
                .filter(it -> of(it) == this)
                .toList();
    }

    /** Null where there is nothing to compare with. */
    static @Nullable Trend of(Figure figure) {
        var now = figure.value();
        var before = figure.previous();
        if (now == null || before == null || !isComparable(figure)) {
            return null;
        }
        if (now.subtract(before).abs().doubleValue() < noise(figure, now, before)) {
            return STABLE;
        }
        return switch (Integer.signum(now.compareTo(before))) {
            case 1 -> RISEN;
            case -1 -> FALLEN;
            default -> STABLE;
        };
    }

    /** Whether it is known how much of a difference is chance. */
    private static boolean isComparable(Figure figure) {
        return figure.precision() == Precision.EXACT
                && (figure.indicator().unit() != Indicator.Unit.SHARE || figure.denominator() != null);
    }

    private static double noise(Figure figure, BigDecimal now, BigDecimal before) {
        double part = before.abs().doubleValue();
        return switch (figure.indicator().unit()) {
            case COUNT ->
                Math.max(
                        figure.indicator().isAboutAgents()
                                ? BY_CHANCE * Math.sqrt(now.add(before).doubleValue())
                                : 0,
                        A_SMALL_PART * part);
            case SHARE -> Math.max(BY_CHANCE * spread(figure, now.doubleValue(), part), A_POINT_IN_A_HUNDRED);
            case POINTS -> POINTS_OF_A_SCORE;
            case AMOUNT -> A_SMALL_PART * part;
            case RATIO, KILOMETRES, KILOGRAMS, HOURS -> A_PART_OF_AN_ESTIMATE * part;
        };
    }

    /** Of the difference between two shares, the year before having been about as large as this one. */
    private static double spread(Figure figure, double now, double before) {
        var many = figure.denominator();
        double middle = (now + before) / 2;
        return many == null || many == 0 ? 1 : Math.sqrt(2 * middle * (1 - middle) / many);
    }
}
