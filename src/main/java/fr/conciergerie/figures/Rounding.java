package fr.conciergerie.figures;

import fr.conciergerie.figures.AnnualReport.AtSite;
import fr.conciergerie.figures.AnnualReport.FamilyShare;
import fr.conciergerie.figures.AnnualReport.ServiceShare;
import fr.conciergerie.figures.YearDetail.Channel;
import fr.conciergerie.figures.YearDetail.Doings;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A report in round numbers, which is what a client reads of a year until it is published: whoever looks today and again next
 * month learns of nobody who came in between. The months that are closed are told as they are, for each is a count of its own.
 */
final class Rounding {

    static final int TEN = 10;
    private static final BigDecimal STEP = new BigDecimal("0.05");
    private static final int DIGITS = 4;

    private Rounding() {}

    static AnnualReport of(AnnualReport exact) {
        return exact.showing(
                exact.figures().stream().map(Rounding::of).toList(),
                exact.months(),
                exact.families().stream()
                        .map(it -> new FamilyShare(it.family(), tens(it.requested())))
                        .filter(it -> it.requested() != null)
                        .toList(),
                exact.services().stream()
                        .filter(it -> tens(it.requested()) != null)
                        .map(it -> new ServiceShare(
                                it.slug(), it.name(), it.family(), Objects.requireNonNull(tens(it.requested()))))
                        .toList(),
                exact.sites().stream()
                        .map(it -> new AtSite(it.name(), tens(it.users()), tens(it.delivered()), it.sessions()))
                        .filter(AtSite::isShown)
                        .toList());
    }

    /** What nobody's coming and going moves stays as it is. */
    static Figure of(Figure figure) {
        var value = figure.value();
        if (!figure.indicator().isAboutAgents() || value == null || figure.precision() != Precision.EXACT) {
            return figure;
        }
        var rounded = rounded(figure, value);
        var previous = figure.previous();
        return rounded == null
                ? figure.hidden()
                : rounded.beside(previous == null ? null : rounded(figure.indicator(), previous));
    }

    private static @Nullable Figure rounded(Figure figure, BigDecimal value) {
        if (isNothing(figure)) {
            return figure;
        }
        return switch (figure.indicator().unit()) {
            case COUNT -> {
                var count = tens(value.longValue());
                yield count == null ? null : figure.about(count);
            }
            case AMOUNT -> {
                var each = tens(figure.denominator());
                var cents = figure.numerator();
                yield each == null || cents == null
                        ? null
                        : figure.shownAs(
                                BigDecimal.valueOf(cents, 2).divide(BigDecimal.valueOf(each), 2, RoundingMode.HALF_UP),
                                Precision.ABOUT);
            }
            case SHARE -> share(figure, value);
            case RATIO, POINTS, KILOMETRES, KILOGRAMS, HOURS -> {
                var about = rounded(figure.indicator(), value);
                yield about == null ? null : figure.shownAs(about, Precision.ABOUT);
            }
        };
    }

    /** About nothing and about all say less than at most, and at least. */
    private static @Nullable Figure share(Figure figure, BigDecimal value) {
        var about = rounded(figure.indicator(), value);
        if (about == null) {
            return null;
        }
        if (about.signum() == 0) {
            return figure.shownAs(STEP.setScale(DIGITS, RoundingMode.UNNECESSARY), Precision.AT_MOST);
        }
        return about.compareTo(BigDecimal.ONE) < 0
                ? figure.shownAs(about, Precision.ABOUT)
                : figure.shownAs(
                        BigDecimal.ONE.subtract(STEP).setScale(DIGITS, RoundingMode.UNNECESSARY), Precision.AT_LEAST);
    }

    /**
     * What agents did beside the figures, once it is published too: channels add up to the orders, and beside those who ordered and
     * what they asked for, orders to the last one would tell of the few who ordered twice. Delays follow from a figure.
     */
    static Doings of(Doings exact) {
        return new Doings(
                exact.channels().stream()
                        .flatMap(it ->
                                Stream.ofNullable(tens(it.orders())).map(orders -> new Channel(it.channel(), orders)))
                        .toList(),
                exact.late(),
                exact.medianDaysLate(),
                Objects.requireNonNullElse(tens(exact.turnedDown()), 0L),
                exact.newServices(),
                true);
    }

    /** Where nothing was done yet, there is nothing to hide. */
    private static boolean isNothing(Figure figure) {
        return figure.indicator().unit() == Indicator.Unit.COUNT && Objects.equals(figure.numerator(), 0L);
    }

    /** A value alone; null where even a round one would tell how many there were. */
    private static @Nullable BigDecimal rounded(Indicator indicator, BigDecimal value) {
        return switch (indicator.unit()) {
            case COUNT -> decimal(tens(value.longValue()));
            case SHARE ->
                value.divide(STEP, 0, RoundingMode.HALF_UP).multiply(STEP).setScale(DIGITS, RoundingMode.HALF_UP);
            case POINTS -> BigDecimal.valueOf(Math.round(value.doubleValue() / TEN) * TEN);
            case RATIO ->
                indicator == Indicator.ACTIVE_MEMBERS_A_MONTH
                        ? decimal(tens(value.longValue()))
                        : value.setScale(1, RoundingMode.HALF_UP);
            // One service weighs as much as it is assumed to: no rounding hides how many there were.
            case KILOMETRES, KILOGRAMS, HOURS, AMOUNT -> null;
        };
    }

    private static @Nullable BigDecimal decimal(@Nullable Long count) {
        return count == null ? null : BigDecimal.valueOf(count);
    }

    /** The nearest ten; null below. */
    private static @Nullable Long tens(@Nullable Long count) {
        if (count == null) {
            return null;
        }
        long tens = Math.round(count / (double) TEN) * TEN;
        return tens == 0 ? null : tens;
    }
}
