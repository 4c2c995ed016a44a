package fr.conciergerie.insertion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import fr.conciergerie.insertion.Contract.Kind;
import fr.conciergerie.insertion.Contract.Warning;
import fr.conciergerie.insertion.Spread.Method;
import fr.conciergerie.insertion.Spread.Part;
import fr.conciergerie.insertion.Spread.Weight;
import fr.conciergerie.shared.Refused;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Contracts, exits and the spreading of a day's hours. */
class InsertionRulesTest {

    private static final LocalDate START = LocalDate.of(2026, 1, 1);
    private static final UUID A = UUID.randomUUID();
    private static final UUID B = UUID.randomUUID();
    private static final UUID C = UUID.randomUUID();

    @Test
    void anOrdinaryContractRaisesNoEyebrow() {
        assertThat(cddi(START, START.plusMonths(4).minusDays(1), 26, false).warnings(List.of()))
                .isEmpty();
    }

    @Test
    void whatIsOutOfTheOrdinaryIsSaidAndNotForbidden() {
        assertThat(cddi(START, START.plusMonths(3), 19, false).warnings(List.of()))
                .containsExactly(Warning.SHORT, Warning.FEW_HOURS);
        assertThat(cddi(START, START.plusMonths(6), 39, false).warnings(List.of()))
                .containsExactly(Warning.MANY_HOURS);
        assertThat(cddi(START, START.plusMonths(2), 26, true).warnings(List.of()))
                .isEmpty();
    }

    @Test
    void twentyFourMonthsAreCountedTogether() {
        var first = cddi(START, START.plusMonths(12).minusDays(1), 26, false);
        var second = cddi(START.plusMonths(12), START.plusMonths(24).minusDays(1), 26, true);
        var third = cddi(START.plusMonths(24), START.plusMonths(25), 26, true);
        var all = List.of(first, second, third);

        assertThat(second.warnings(all)).isEmpty();
        assertThat(third.warnings(all)).containsExactly(Warning.LONG_TOGETHER);
        assertThat(first.warnings(all)).isEmpty();
    }

    @Test
    void aFixedTermHasAnEnd() {
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> new Contract(A, Kind.CDDI, START, null, 26 * 60, false, 0))
                .withMessage("insertion.contract-needs-an-end");
    }

    @Test
    void exitsAreDynamicAmongThoseThatCount() {
        var rate = ExitRate.of(
                List.of(
                        tally(2026, ExitFamily.DURABLE, 2),
                        tally(2026, ExitFamily.TRANSITION, 1),
                        tally(2026, ExitFamily.POSITIVE, 1),
                        tally(2026, ExitFamily.OTHER, 2),
                        tally(2026, ExitFamily.NEUTRALISED, 4)),
                2026);

        assertThat(rate).isEqualTo(new ExitRate(2026, 2026, 4, 6));
        assertThat(rate.percent()).isEqualTo(67);
    }

    @Test
    void underFiveExitsYearsArePutTogether() {
        var exits = List.of(
                tally(2023, ExitFamily.OTHER, 9),
                tally(2024, ExitFamily.DURABLE, 3),
                tally(2025, ExitFamily.OTHER, 1),
                tally(2026, ExitFamily.POSITIVE, 1),
                tally(2026, ExitFamily.NEUTRALISED, 7));

        assertThat(ExitRate.of(exits, 2026)).isEqualTo(new ExitRate(2024, 2026, 4, 5));
        assertThat(ExitRate.of(exits, 2026).isPooled()).isTrue();
        assertThat(ExitRate.of(exits, 2023)).isEqualTo(new ExitRate(2023, 2023, 0, 9));
        assertThat(ExitRate.of(List.of(), 2026).isKnown()).isFalse();
    }

    @Test
    void aDayIsSpreadToTheMinute() {
        var spread =
                Spread.byWeight(Method.SESSION, 100, List.of(new Weight(A, 1), new Weight(B, 1), new Weight(null, 1)));

        assertThat(spread.parts()).containsExactly(new Part(A, 34), new Part(B, 33), new Part(null, 33));
    }

    @Test
    void byHandItComesToTheDay() {
        assertThat(Spread.byHand(420, List.of(new Part(A, 400), new Part(null, 20)))
                        .minutes())
                .isEqualTo(420);
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> Spread.byHand(420, List.of(new Part(A, 400))))
                .withMessage("insertion.hours.do-not-add-up");
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> Spread.byHand(420, List.of(new Part(A, 400), new Part(A, 20))))
                .withMessage("insertion.hours.market-twice");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 42, 2015})
    void whateverTheWeightsThePartsComeToTheWhole(long seed) {
        var random = new Random(seed);
        for (int i = 0; i < 2_000; i++) {
            int minutes = 1 + random.nextInt(720);
            var weights = new ArrayList<Weight>();
            for (var market : new UUID[] {A, B, C, null}) {
                weights.add(new Weight(market, random.nextInt(5)));
            }
            weights.set(0, new Weight(A, 1 + random.nextInt(5)));
            long all = weights.stream().mapToLong(Weight::weight).sum();

            var spread = Spread.byWeight(Method.SHARE, minutes, weights);

            assertThat(spread.minutes()).as("seed %d, round %d", seed, i).isEqualTo(minutes);
            for (var part : spread.parts()) {
                var weight = weights.stream()
                        .filter(it -> java.util.Objects.equals(it.market(), part.market()))
                        .findFirst()
                        .orElseThrow()
                        .weight();
                assertThat(Math.abs(part.minutes() - (double) minutes * weight / all))
                        .as("seed %d, round %d", seed, i)
                        .isLessThan(1.0);
            }
        }
    }

    private static Contract cddi(LocalDate from, LocalDate until, int weekly, boolean renewal) {
        return new Contract(UUID.randomUUID(), Kind.CDDI, from, until, weekly * 60, renewal, 0);
    }

    private static ExitRate.Tally tally(int year, ExitFamily family, long people) {
        return new ExitRate.Tally(year, family, people);
    }
}
