package fr.conciergerie.markets;

import static org.assertj.core.api.Assertions.assertThat;

import fr.conciergerie.shared.Money;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class YearlyAmountTest {

    private static final YearlyAmount FOUNDING = new YearlyAmount(Money.euros(39_894, 50));

    @Test
    void aWholeYearIsTheAmountItself() {
        assertThat(FOUNDING.over(day("2015-01-01"), day("2015-12-31"))).isEqualTo(Money.euros(39_894, 50));
        assertThat(FOUNDING.over(day("2016-01-01"), day("2016-12-31"))).isEqualTo(Money.euros(39_894, 50));
    }

    @Test
    void twoYearsAreTwiceTheAmount() {
        assertThat(FOUNDING.over(day("2015-01-01"), day("2016-12-31"))).isEqualTo(Money.euros(79_789, 0));
    }

    @Test
    void twelveMonthsAreTheYear() {
        var months = IntStream.rangeClosed(1, 12)
                .mapToObj(it -> YearMonth.of(2024, it))
                .map(it -> FOUNDING.over(it.atDay(1), it.atEndOfMonth()))
                .reduce(Money.ZERO, Money::plus);

        assertThat(months).isEqualTo(Money.euros(39_894, 50));
    }

    @Test
    void noDaysCostNothing() {
        assertThat(FOUNDING.over(day("2015-02-01"), day("2015-01-31"))).isEqualTo(Money.ZERO);
    }

    /** Cut a stretch of time anywhere: the parts cost what the whole costs. */
    @Test
    void partsAddUpToTheWholeWhereverTheyAreCut() {
        var seed = new Random().nextLong();
        var random = new Random(seed);
        for (int i = 0; i < 2_000; i++) {
            var amount = new YearlyAmount(Money.cents(random.nextLong(10_000_000_000L)));
            var from = day("2012-01-01").plusDays(random.nextInt(3_000));
            var cut = from.plusDays(random.nextInt(900));
            var until = cut.plusDays(1 + random.nextInt(900));

            assertThat(amount.over(from, cut).plus(amount.over(cut.plusDays(1), until)))
                    .as("seed %d", seed)
                    .isEqualTo(amount.over(from, until));
        }
    }

    private static LocalDate day(String text) {
        return LocalDate.parse(text);
    }
}
