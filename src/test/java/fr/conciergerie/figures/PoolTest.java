package fr.conciergerie.figures;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What several operators come to together. */
class PoolTest {

    private static final Period YEAR = Period.year(2026);

    @Test
    void sharesAreNeverAMeanOfShares() {
        var pooled = Pool.of(
                Indicator.RECURRENCE,
                List.of(Figure.of(Indicator.RECURRENCE, 90, 100L), Figure.of(Indicator.RECURRENCE, 1, 10L)),
                YEAR);

        assertThat(pooled.numerator()).isEqualTo(91);
        assertThat(pooled.denominator()).isEqualTo(110);
        assertThat(pooled.value()).hasToString("0.8273");
    }

    @Test
    void whoeverCannotDivideIsLeftOutOnBothSides() {
        var pooled = Pool.of(
                Indicator.PENETRATION,
                List.of(
                        Figure.of(Indicator.PENETRATION, 30, 300L),
                        Figure.of(Indicator.PENETRATION, 999, null),
                        Figure.unknown(Indicator.PENETRATION)),
                YEAR);

        assertThat(pooled.value()).hasToString("0.1000");
    }

    @Test
    void nobodyWhoCountedMakesNoFigure() {
        assertThat(Pool.of(Indicator.KM_AVOIDED_NET, List.of(Figure.unknown(Indicator.KM_AVOIDED_NET)), YEAR)
                        .numerator())
                .isNull();
    }

    /** 40 agents a month here and 20 there are 60 a month: the months are the same ones. */
    @Test
    void theMonthsOfANetworkAreNotAddedUp() {
        var pooled = Pool.of(
                Indicator.ACTIVE_MEMBERS_A_MONTH,
                List.of(
                        Figure.of(Indicator.ACTIVE_MEMBERS_A_MONTH, 480, 12L),
                        Figure.of(Indicator.ACTIVE_MEMBERS_A_MONTH, 240, 12L)),
                YEAR);

        assertThat(pooled.value()).hasToString("60.0000");
    }

    @Test
    void costsAreDividedByWhatTheyPaidFor() {
        var pooled = Pool.of(
                Indicator.COST_PER_SITE,
                List.of(
                        Figure.amount(Indicator.COST_PER_SITE, 1_000_000, 365, 365),
                        Figure.amount(Indicator.COST_PER_SITE, 500_000, 365, 365)),
                YEAR);

        assertThat(pooled.value()).hasToString("7500.00");
    }
}
