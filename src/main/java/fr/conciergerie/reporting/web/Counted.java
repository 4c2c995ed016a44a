package fr.conciergerie.reporting.web;

import fr.conciergerie.figures.Figure;
import fr.conciergerie.figures.Indicator.Unit;
import fr.conciergerie.shared.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * What a figure was counted from, in the unit that people speak in: euros, kilometres, kilograms and hours rather than the cents,
 * metres, grams and minutes that it is kept in.
 *
 * @param unit {@link Unit#AMOUNT} for euros
 */
record Counted(@Nullable BigDecimal number, Unit unit) {

    private static final BigDecimal MINUTES_AN_HOUR = BigDecimal.valueOf(60);

    static Counted numerator(Figure figure) {
        return of(figure, 0, figure.numerator());
    }

    static Counted denominator(Figure figure) {
        return of(figure, 1, figure.denominator());
    }

    private static Counted of(Figure figure, int index, @Nullable Long counted) {
        if (figure.parts().size() > index && figure.parts().get(index) instanceof Money money) {
            return new Counted(money.amount(), Unit.AMOUNT);
        }
        var unit = figure.indicator().unit();
        return switch (unit) {
            case KILOMETRES, KILOGRAMS -> new Counted(counted == null ? null : BigDecimal.valueOf(counted, 3), unit);
            case HOURS -> new Counted(counted == null ? null : hours(counted), unit);
            case COUNT, SHARE, RATIO, POINTS, AMOUNT ->
                new Counted(counted == null ? null : BigDecimal.valueOf(counted), Unit.COUNT);
        };
    }

    static BigDecimal hours(long minutes) {
        return BigDecimal.valueOf(minutes).divide(MINUTES_AN_HOUR, 2, RoundingMode.HALF_UP);
    }
}
