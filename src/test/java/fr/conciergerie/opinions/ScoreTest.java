package fr.conciergerie.opinions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import fr.conciergerie.figures.Figure;
import fr.conciergerie.figures.Indicator;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScoreTest {

    @Test
    void goesFromNoneToTen() {
        assertThat(Score.all()).hasSize(11).startsWith(new Score(0)).endsWith(new Score(10));
        assertThat(Score.of("10")).isEqualTo(new Score(10));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "11", "", "dix", "9.5", "99999999999"})
    void isNothingElse(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> Score.of(text));
    }

    @Test
    void isRecommendedFromMinusAHundredToAHundredPoints() {
        assertThat(points(5, 5)).hasToString("100");
        assertThat(points(-5, 5)).hasToString("-100");
        assertThat(points(-1, 3)).hasToString("-33");
        assertThat(points(0, 7)).hasToString("0");
        assertThat(Figure.of(Indicator.SATISFACTION_NPS, 0, 0L).value()).isNull();
    }

    private static @Nullable BigDecimal points(long more, long answers) {
        return Figure.of(Indicator.SATISFACTION_NPS, more, answers).value();
    }
}
