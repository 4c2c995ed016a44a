package fr.conciergerie.markets;

import fr.conciergerie.shared.Money;
import java.math.BigInteger;
import java.time.LocalDate;

/**
 * An amount a year, told for any days of it. What is due by a day is the whole cents of the part of the calendar year that has
 * passed, so that days, months and quarters add up to the year to the cent, and a whole year is the amount itself.
 */
public record YearlyAmount(Money amount) {

    /** From one day to another, both included; nothing when they are the wrong way round. */
    public Money over(LocalDate from, LocalDate until) {
        var sum = new Money(0, amount.currency());
        for (int year = from.getYear(); year <= until.getYear(); year++) {
            var first = LocalDate.of(year, 1, 1);
            var last = LocalDate.of(year, 12, 31);
            var begin = from.isAfter(first) ? from : first;
            var end = until.isBefore(last) ? until : last;
            if (!end.isBefore(begin)) {
                sum = sum.plus(new Money(
                        due(end, end.getDayOfYear()) - due(end, begin.getDayOfYear() - 1), amount.currency()));
            }
        }
        return sum;
    }

    private long due(LocalDate year, int days) {
        return BigInteger.valueOf(amount.cents())
                .multiply(BigInteger.valueOf(days))
                .divide(BigInteger.valueOf(year.lengthOfYear()))
                .longValueExact();
    }
}
