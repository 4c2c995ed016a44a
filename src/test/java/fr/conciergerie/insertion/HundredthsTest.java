package fr.conciergerie.insertion;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HundredthsTest {

    @Test
    void fiveTimesTwentyThreeHoursTwentyComeToTheWhole() {
        assertThat(Hundredths.of(List.of(1400L, 1400L, 1400L, 1400L, 1400L)))
                .containsExactlyElementsOf(decimals("23.34", "23.34", "23.33", "23.33", "23.33"));
        assertThat(Hundredths.of(7000)).isEqualByComparingTo("116.67");
    }

    /** Also what was taken back from a month that is locked: a line below nothing. */
    @ParameterizedTest
    @ValueSource(longs = {5, 17, 2015})
    void whateverTheyAreTheyAddUpAndNoneIsOffByAHundredth(long seed) {
        var random = new Random(seed);
        for (int i = 0; i < 500; i++) {
            var minutes = random.longs(random.nextInt(12), -600, 10_000).boxed().toList();
            var hours = Hundredths.of(minutes);
            assertThat(hours.stream().reduce(BigDecimal.ZERO, BigDecimal::add))
                    .as("seed %d: %s", seed, minutes)
                    .isEqualByComparingTo(
                            Hundredths.of(minutes.stream().mapToLong(it -> it).sum()));
            for (int line = 0; line < minutes.size(); line++) {
                assertThat(Math.abs(hours.get(line).doubleValue() - minutes.get(line) / 60.0))
                        .isLessThan(0.01);
            }
        }
    }

    private static List<BigDecimal> decimals(String... numbers) {
        return Stream.of(numbers).map(BigDecimal::new).toList();
    }
}
