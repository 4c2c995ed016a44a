package fr.conciergerie.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import fr.conciergerie.shared.Money;
import fr.conciergerie.shared.Refused;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PriceHistoryTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
    private static final LocalDate FIRST = TODAY.minusDays(20);
    private static final LocalDate LAST = TODAY.plusDays(250);
    private static final LocalDate NEW_YEAR = LocalDate.of(2027, 1, 1);

    @Test
    void aPriceHoldsUntilFurtherNotice() {
        var history = PriceHistory.EMPTY.with(euros(12), TODAY, TODAY);

        assertThat(history.on(TODAY.minusDays(1))).isEmpty();
        assertThat(history.on(TODAY.plusYears(5))).map(DatedPrice::price).contains(euros(12));
    }

    @Test
    void aChangeEndsThePriceTheDayBefore() {
        var history = PriceHistory.EMPTY.with(euros(12), TODAY, TODAY).with(euros(13), NEW_YEAR, TODAY);

        assertThat(history.on(NEW_YEAR.minusDays(1))).map(DatedPrice::price).contains(euros(12));
        assertThat(history.on(NEW_YEAR)).map(DatedPrice::price).contains(euros(13));
        assertThat(history.nextAfter(TODAY)).map(DatedPrice::from).contains(NEW_YEAR);
    }

    @Test
    void aChangeLeavesThoseThatArePlannedAfterIt() {
        var history = PriceHistory.EMPTY
                .with(euros(12), TODAY, TODAY)
                .with(euros(14), NEW_YEAR, TODAY)
                .with(euros(13), TODAY.plusDays(1), TODAY);

        assertThat(history.prices())
                .containsExactly(
                        new DatedPrice(TODAY, TODAY, euros(12)),
                        new DatedPrice(TODAY.plusDays(1), NEW_YEAR.minusDays(1), euros(13)),
                        new DatedPrice(NEW_YEAR, null, euros(14)));
    }

    @Test
    void theSamePriceAgainChangesNothing() {
        var history = PriceHistory.EMPTY.with(euros(12), TODAY.minusYears(1), TODAY);

        assertThat(history.with(euros(12), TODAY, TODAY)).isSameAs(history);
    }

    @Test
    void thePastIsNotRewritten() {
        var history = PriceHistory.EMPTY.with(euros(12), TODAY.minusYears(1), TODAY);

        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> history.with(euros(13), TODAY.minusDays(1), TODAY))
                .withMessage("catalogue.price.past-is-fixed");
        assertThat(history.with(euros(11), TODAY.minusYears(2), TODAY).prices()).hasSize(2);
    }

    @Test
    void aPlannedPriceThatIsGivenUpLeavesTheOneBefore() {
        var history = PriceHistory.EMPTY.with(euros(12), TODAY, TODAY);

        assertThat(history.with(euros(13), NEW_YEAR, TODAY).withoutPlanned(NEW_YEAR, TODAY))
                .isEqualTo(history);
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> history.withoutPlanned(TODAY, TODAY))
                .withMessage("catalogue.price.not-planned");
    }

    @Test
    void twoPricesOnADayAreNoHistory() {
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> new PriceHistory(
                        List.of(new DatedPrice(TODAY, null, euros(1)), new DatedPrice(NEW_YEAR, null, euros(2)))))
                .withMessage("catalogue.price.two-on-a-day");
    }

    /** Against a diary with one line a day, in which nobody writes on a day gone by. */
    @ParameterizedTest
    @ValueSource(longs = {3, 14, 159, 2015, 20261123})
    void agreesWithADiaryWhateverIsDone(long seed) {
        var random = new Random(seed);
        for (int round = 0; round < 60; round++) {
            var history = PriceHistory.EMPTY;
            var diary = new HashMap<LocalDate, Price>();
            var today = TODAY;
            for (int step = 0; step < 25; step++) {
                today = today.plusDays(random.nextInt(4));
                var from = today.plusDays(random.nextInt(40) - 8);
                var price = euros(1 + random.nextInt(3));
                try {
                    history = history.with(price, from, today);
                    write(diary, price, from);
                } catch (Refused _) {
                    assertThat(from).as("seed %d", seed).isBefore(today);
                    assertThat(diary).as("seed %d", seed).containsKey(from);
                }
            }
            for (var day = FIRST; day.isBefore(LAST); day = day.plusDays(1)) {
                var onThisDay = day;
                assertThat(history.prices().stream()
                                .filter(it -> it.holdsOn(onThisDay))
                                .map(DatedPrice::price)
                                .toList())
                        .as("seed %d, round %d, %s", seed, round, day)
                        .isEqualTo(Optional.ofNullable(diary.get(day)).stream().toList());
            }
        }
    }

    /** Line by line, as far as the price there was goes on. */
    private static void write(Map<LocalDate, Price> diary, Price price, LocalDate from) {
        var before = diary.get(from);
        for (var day = from; day.isBefore(LAST) && Objects.equals(diary.get(day), before); day = day.plusDays(1)) {
            diary.put(day, price);
        }
    }

    private static Price euros(long euros) {
        return Price.fixed(Money.euros(euros, 0));
    }
}
