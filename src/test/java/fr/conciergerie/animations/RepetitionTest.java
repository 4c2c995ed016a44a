package fr.conciergerie.animations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import fr.conciergerie.organisations.SiteId;
import fr.conciergerie.shared.Refused;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** On which days something is given, whatever the clock does meanwhile. */
class RepetitionTest {

    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
    private static final LocalDate DAY = LocalDate.of(2027, 3, 15);

    @Test
    void everyWeekItBeginsAtTheSameHourAlsoWhenTheClockWasPutForward() {
        var days = new Repetition(1, 4, List.of()).of(first(DAY, null));

        assertThat(days)
                .extracting(it -> it.times().day())
                .containsExactly(DAY, DAY.plusWeeks(1), DAY.plusWeeks(2), DAY.plusWeeks(3));
        assertThat(days).allMatch(it -> it.times().starts().toLocalTime().equals(LocalTime.of(12, 30)));
    }

    @Test
    void daysThatWereChosenComeBesidesAndNoneTwice() {
        var days =
                new Repetition(2, 2, List.of(DAY.plusDays(3), DAY.plusWeeks(2), DAY.minusDays(1))).of(first(DAY, null));

        assertThat(days)
                .extracting(it -> it.times().day())
                .containsExactly(DAY.minusDays(1), DAY, DAY.plusDays(3), DAY.plusWeeks(2));
    }

    @Test
    void theLastDayToRegisterMovesAlong() {
        var days = new Repetition(1, 2, List.of()).of(first(DAY, DAY.minusDays(1)));

        assertThat(days.getLast().registration()).isEqualTo(new RegistrationTerms(8, 0, null, DAY.plusDays(6)));
    }

    @Test
    void onceIsOnce() {
        assertThat(Repetition.ONCE.of(first(DAY, null))).containsExactly(first(DAY, null));
    }

    @Test
    void thereIsAnEnd() {
        assertThatExceptionOfType(Refused.class).isThrownBy(() -> new Repetition(1, 31, List.of()));
        assertThatExceptionOfType(Refused.class).isThrownBy(() -> new Repetition(0, 2, List.of()));
    }

    private static AnimationDetails first(LocalDate day, @Nullable LocalDate closesOn) {
        return new AnimationDetails(
                AnimationKind.WORKSHOP,
                "Atelier vélo",
                "",
                List.of(new SiteId(new UUID(0, 1))),
                null,
                Times.at(day, LocalTime.of(12, 30), day, LocalTime.of(14, 0), PARIS),
                new RegistrationTerms(8, 0, null, closesOn),
                null,
                null,
                null);
    }
}
