package fr.conciergerie.figures;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TrendTest {

    @Test
    void whatChanceAloneMovesIsStable() {
        assertThat(count(Indicator.USERS, 440, 423)).isEqualTo(Trend.STABLE);
        assertThat(count(Indicator.USERS, 520, 423)).isEqualTo(Trend.RISEN);
        assertThat(count(Indicator.USERS, 330, 423)).isEqualTo(Trend.FALLEN);
    }

    @Test
    void whatTheOperatorDidIsNoMatterOfChance() {
        assertThat(count(Indicator.SESSIONS_HELD, 190, 203)).isEqualTo(Trend.FALLEN);
        assertThat(count(Indicator.SESSIONS_HELD, 203, 203)).isEqualTo(Trend.STABLE);
    }

    @Test
    void aShareOfFewMovesMoreByChanceThanOneOfMany() {
        assertThat(share(14, 20, 60)).isEqualTo(Trend.STABLE);
        assertThat(share(700, 1000, 60)).isEqualTo(Trend.RISEN);
        assertThat(share(604, 1000, 60)).isEqualTo(Trend.STABLE);
    }

    @Test
    void whatIsHiddenOrWasNotToldHasNoTrend() {
        assertThat(Trend.of(Figure.of(Indicator.USERS, 423, null))).isNull();
        assertThat(Trend.of(Figure.of(Indicator.USERS, 3, null).hidden().after(Figure.of(Indicator.USERS, 423, null))))
                .isNull();
        assertThat(Trend.of(Figure.of(Indicator.USERS, 423, null)
                        .after(Figure.of(Indicator.USERS, 3, null).hidden())))
                .isNull();
    }

    private static @Nullable Trend count(Indicator indicator, long now, long before) {
        return Trend.of(Figure.of(indicator, now, null).after(Figure.of(indicator, before, null)));
    }

    private static @Nullable Trend share(long now, long of, long before) {
        return Trend.of(
                Figure.of(Indicator.EVERYDAY_SHARE, now, of).after(Figure.of(Indicator.EVERYDAY_SHARE, before, 100L)));
    }
}
