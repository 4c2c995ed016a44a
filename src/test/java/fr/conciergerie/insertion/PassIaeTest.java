package fr.conciergerie.insertion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import fr.conciergerie.insertion.PassIae.Prolongation;
import fr.conciergerie.insertion.PassIae.Suspension;
import fr.conciergerie.insertion.PassIae.SuspensionReason;
import fr.conciergerie.insertion.ProlongationRule.Doubt;
import fr.conciergerie.insertion.ProlongationRule.Reason;
import fr.conciergerie.shared.Refused;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PassIaeTest {

    private static final LocalDate START = LocalDate.of(2025, 1, 1);

    @Test
    void lastsTwiceThreeHundredAndSixtyFiveDays() {
        assertThat(pass().endsOn()).isEqualTo(LocalDate.of(2026, 12, 31));
        assertThat(pass().state(LocalDate.of(2024, 12, 31))).isEqualTo(PassIae.State.FUTURE);
        assertThat(pass().state(START)).isEqualTo(PassIae.State.VALID);
        assertThat(pass().state(LocalDate.of(2026, 12, 31))).isEqualTo(PassIae.State.VALID);
        assertThat(pass().state(LocalDate.of(2027, 1, 1))).isEqualTo(PassIae.State.EXPIRED);
    }

    @Test
    void aSuspensionPushesTheEnd() {
        var suspended = pass(suspension(LocalDate.of(2025, 6, 1), LocalDate.of(2025, 6, 30)));

        assertThat(suspended.endsOn()).isEqualTo(LocalDate.of(2027, 1, 30));
        assertThat(suspended.state(LocalDate.of(2025, 6, 30))).isEqualTo(PassIae.State.SUSPENDED);
        assertThat(suspended.state(LocalDate.of(2025, 7, 1))).isEqualTo(PassIae.State.VALID);
    }

    @Test
    void aSuspensionLastsThirtySixMonthsAtMost() {
        suspension(START, START.plusMonths(36).minusDays(1));

        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> suspension(START, START.plusMonths(36)))
                .withMessage("insertion.suspension-too-long");
    }

    /** Day by day: the PASS is used up by each day from its start that is not suspended, and prolonged days are added. */
    @ParameterizedTest
    @ValueSource(longs = {3, 17, 2015})
    void itsEndIsWhatOneCountsOnTheFingers(long seed) {
        var random = new Random(seed);
        for (int i = 0; i < 200; i++) {
            var suspensions = new ArrayList<Suspension>();
            var day = START;
            for (int n = random.nextInt(4); n > 0; n--) {
                day = day.plusDays(1 + random.nextInt(100));
                var last = day.plusDays(random.nextInt(60));
                suspensions.add(suspension(day, last));
                day = last;
            }
            var pass = new PassIae(UUID.randomUUID(), "999992100001", START, suspensions, List.of(), 0);

            int left = PassIae.DAYS;
            var last = START.minusDays(1);
            while (left > 0) {
                last = last.plusDays(1);
                var today = last;
                if (suspensions.stream().noneMatch(it -> it.holds(today))) {
                    left--;
                }
            }
            assertThat(pass.endsOn()).as("seed %d: %s", seed, suspensions).isEqualTo(last);
        }
    }

    /** Case: prolonged to 31/12 where 30/06 was granted, and a suspension that ended eight months sooner. */
    @Test
    void theEndFollowsFromWhatIsLeft() {
        var away = suspension(LocalDate.of(2025, 6, 1), LocalDate.of(2026, 5, 31));
        var suspended = pass(away);
        var granted =
                prolongation(suspended.endsOn().plusDays(1), suspended.endsOn().plusDays(180));
        var prolonged = suspended.with(granted);
        assertThat(prolonged.endsOn()).isEqualTo(suspended.endsOn().plusDays(180));

        var shorter = prolonged.with(new Prolongation(
                granted.id(), granted.startsOn(), granted.startsOn().plusDays(29), "Prescripteur"));
        assertThat(shorter.endsOn()).isEqualTo(suspended.endsOn().plusDays(30));

        var cameBack = shorter.with(new Suspension(
                away.id(), away.startsOn(), LocalDate.of(2025, 9, 30), SuspensionReason.CONTRACT_SUSPENDED));
        assertThat(cameBack.endsOn()).isEqualTo(shorter.endsOn().minusDays(243));
        assertThat(cameBack.prolongations().getFirst().endsOn()).isEqualTo(cameBack.endsOn());
        assertThat(cameBack.without(cameBack.prolongations().getFirst()).endsOn())
                .isEqualTo(LocalDate.of(2026, 12, 31).plusDays(122));
    }

    @Test
    void aSuspensionBeginsAndEndsWithinItsPass() {
        var last = pass().endsOn();
        assertThat(pass(suspension(START, START)).outside()).isEmpty();
        assertThat(pass(suspension(last, last.plusDays(40))).outside()).isEmpty();
        assertThat(pass(suspension(START.minusDays(1), START)).outside()).hasSize(1);
        assertThat(pass(suspension(last.plusDays(1), last.plusDays(2))).outside())
                .hasSize(1);
        assertThat(pass(suspension(START, START), suspension(last.plusDays(1), last.plusDays(9)))
                        .outside())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"99999\u00a021\u00a012345", "99999\u202f21\u202f12345", " 99999\u200b2112345\ufeff"})
    void blanksInItsNumberMeanNothing(String typed) {
        assertThat(PassIae.normalised(typed)).isEqualTo("999992112345");
    }

    @ParameterizedTest
    @CsvSource({"99999 21 00001, 99999 21 00001", "999992100001, 99999 21 00001", "abcde1234567, ABCDE 12 34567"})
    void itsNumberIsShownInThreeGroups(String typed, String shown) {
        assertThat(new PassIae(UUID.randomUUID(), typed, START, List.of(), List.of(), 0).spaced())
                .isEqualTo(shown);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "99999 21 0000", "99999-21-00001", "9999921000012"})
    void anotherNumberIsNone(String typed) {
        assertThatExceptionOfType(Refused.class).isThrownBy(() -> PassIae.normalised(typed));
    }

    @Test
    void aProlongationBeyondTheRuleIsDoubted() {
        var rule = new ProlongationRule(Reason.DISABILITY, 12, 36, true);
        var soon = LocalDate.of(2026, 10, 1);
        var first = pass().endsOn().plusDays(1);

        assertThat(rule.doubtAbout(prolongation(first, first.plusMonths(12).minusDays(1)), pass(), soon))
                .isEmpty();
        assertThat(rule.doubtAbout(prolongation(first, first.plusMonths(12)), pass(), soon))
                .contains(Doubt.TOO_LONG);
        assertThat(rule.doubtAbout(prolongation(first, first.plusMonths(6)), pass(), LocalDate.of(2025, 12, 1)))
                .contains(Doubt.NOT_NOW);
    }

    @Test
    void prolongationsAreAddedUp() {
        var rule = new ProlongationRule(Reason.DISABILITY, 12, 36, true);
        var granted = new ArrayList<Prolongation>();
        var day = pass().endsOn().plusDays(1);
        for (int i = 0; i < 3; i++) {
            granted.add(prolongation(day, day.plusMonths(12).minusDays(1)));
            day = day.plusMonths(12);
        }
        var pass = new PassIae(UUID.randomUUID(), "999992100001", START, List.of(), granted, 0);

        assertThat(pass.endsOn()).isEqualTo(day.minusDays(1));
        assertThat(rule.doubtAbout(prolongation(day, day.plusMonths(1).minusDays(1)), pass, day.minusMonths(2)))
                .contains(Doubt.TOO_LONG_TOGETHER);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-25, OVER",
        "2026-11-26, THREE_MONTHS",
        "2027-02-26, THREE_MONTHS",
        "2027-02-27, SIX_MONTHS",
        "2027-05-27, TWELVE_MONTHS",
        "2027-11-26, TWELVE_MONTHS",
        "2027-11-27, FAR"
    })
    void oneIsWarnedTwelveSixAndThreeMonthsBefore(LocalDate end, Deadline deadline) {
        assertThat(Deadline.of(end, LocalDate.of(2026, 11, 26))).isEqualTo(deadline);
    }

    private static PassIae pass(Suspension... suspensions) {
        return new PassIae(UUID.randomUUID(), "999992100001", START, List.of(suspensions), List.of(), 0);
    }

    private static Suspension suspension(LocalDate from, LocalDate until) {
        return new Suspension(UUID.randomUUID(), from, until, SuspensionReason.CONTRACT_SUSPENDED);
    }

    private static Prolongation prolongation(LocalDate from, LocalDate until) {
        return new Prolongation(UUID.randomUUID(), from, until, "Prescripteur");
    }
}
