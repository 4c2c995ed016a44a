package fr.conciergerie.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import fr.conciergerie.partners.VatRegime;
import fr.conciergerie.shared.Percent;
import fr.conciergerie.shared.Refused;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VatHistoryTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
    private static final LocalDate NEW_YEAR = LocalDate.of(2027, 1, 1);
    private static final VatSubject CARE_AT_HOME = new VatSubject(VatRegime.NORMAL, VatCategory.PERSONAL_SERVICE);
    private static final VatHistory NONE = new VatHistory(CARE_AT_HOME, List.of());

    @Test
    void aRuleHoldsFromItsFirstDayToItsLast() {
        var history = NONE.adding(percent("10"), TODAY, NEW_YEAR, TODAY);

        assertThat(history.on(TODAY.minusDays(1))).isEmpty();
        assertThat(rateOn(history, TODAY)).contains("10");
        assertThat(rateOn(history, NEW_YEAR)).contains("10");
        assertThat(history.on(NEW_YEAR.plusDays(1))).isEmpty();
    }

    @Test
    void aNewVersionEndsTheOneBeforeTheDayBefore() {
        var history = NONE.adding(percent("10"), TODAY, null, TODAY).changing(percent("5,5"), NEW_YEAR, TODAY);

        assertThat(rateOn(history, NEW_YEAR.minusDays(1))).contains("10");
        assertThat(rateOn(history, NEW_YEAR)).contains("5,5");
    }

    @Test
    void aNewVersionLeavesWhatIsPlannedAfterIt() {
        var history = NONE.adding(percent("10"), TODAY, null, TODAY)
                .changing(percent("5,5"), NEW_YEAR, TODAY)
                .changing(percent("7"), TODAY.plusDays(3), TODAY);

        assertThat(rateOn(history, TODAY.plusDays(3))).contains("7");
        assertThat(rateOn(history, NEW_YEAR)).contains("5,5");
    }

    @Test
    void aSlipIsCorrectedOnItsFirstDay() {
        var history = NONE.adding(percent("2"), TODAY, null, TODAY).changing(percent("20"), TODAY, TODAY);

        assertThat(history.rules()).extracting(it -> it.vat().rate().plain()).containsExactly("20");
    }

    @Test
    void twoOnADayAreOneTooMany() {
        var history = NONE.adding(percent("10"), TODAY, null, TODAY);

        isRefused("catalogue.vat-rule.overlaps", () -> history.adding(percent("5,5"), NEW_YEAR, null, TODAY));
    }

    @Test
    void thePastIsFixed() {
        var history = NONE.adding(percent("10"), TODAY, null, TODAY);
        var later = TODAY.plusDays(9);

        isRefused("catalogue.vat-rule.past-is-fixed", () -> history.adding(percent("20"), TODAY, null, later));
        isRefused("catalogue.vat-rule.past-is-fixed", () -> history.changing(percent("20"), TODAY, later));
        isRefused("catalogue.vat-rule.past-is-fixed", () -> history.ending(TODAY, later));
    }

    @Test
    void aRuleDoesNotEndBeforeItBegins() {
        isRefused("catalogue.vat-rule.ends-before-it-begins", () -> NONE.adding(percent("10"), NEW_YEAR, TODAY, TODAY));
    }

    @Test
    void whatIsPlannedCanBeGivenUpAndNothingElse() {
        var history = NONE.adding(percent("10"), TODAY, null, TODAY).changing(percent("5,5"), NEW_YEAR, TODAY);

        assertThat(rateOn(history.withoutPlanned(NEW_YEAR, TODAY), NEW_YEAR)).contains("10");
        isRefused("catalogue.vat-rule.not-planned", () -> history.withoutPlanned(TODAY, TODAY));
    }

    @Test
    void whatDoesNotHoldCannotEnd() {
        isRefused("catalogue.vat-rule.none-on-that-day", () -> NONE.ending(TODAY, TODAY));
    }

    /** Whatever happens: one rule a day at most, and the days gone by as they were. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void anyRowOfChangesLeavesOneRuleADay(long seed) {
        var random = new Random(seed);
        var history = NONE;
        var today = TODAY;
        for (int step = 0; step < 60; step++) {
            var before = history;
            var day = today.plusDays(random.nextInt(-3, 40));
            var vat = percent(String.valueOf(random.nextInt(1, 30)));
            try {
                history = switch (random.nextInt(4)) {
                    case 0 -> history.adding(vat, day, day.plusDays(random.nextInt(20)), today);
                    case 1 -> history.changing(vat, day, today);
                    case 2 -> history.ending(day, today);
                    default -> history.withoutPlanned(day, today);
                };
            } catch (Refused _) {
                assertThat(history).isEqualTo(before);
            }
            for (var each = TODAY.minusDays(5); each.isBefore(today.plusDays(80)); each = each.plusDays(1)) {
                var on = each;
                assertThat(history.rules().stream().filter(it -> it.holdsOn(on)).count())
                        .isLessThanOrEqualTo(1);
                if (on.isBefore(today)) {
                    assertThat(rateOn(history, on)).isEqualTo(rateOn(before, on));
                }
            }
            today = today.plusDays(random.nextInt(3));
        }
    }

    private static Optional<String> rateOn(VatHistory history, LocalDate day) {
        return history.on(day).map(it -> it.vat().rate().plain());
    }

    private static void isRefused(String key, Supplier<VatHistory> change) {
        assertThatExceptionOfType(Refused.class).isThrownBy(change::get).withMessage(key);
    }

    private static Vat percent(String rate) {
        return Vat.of("FR-" + rate.replace(',', '.'), Percent.parse(rate), "");
    }
}
