package fr.conciergerie.animations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import fr.conciergerie.shared.Refused;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimesTest {

    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
    private static final LocalDate FORWARD = LocalDate.of(2027, 3, 28);
    private static final LocalDate BACK = LocalDate.of(2026, 10, 25);

    @Test
    void noonIsNoonOnTheWallInSummerAndInWinter() {
        assertThat(noonToTwo(FORWARD.minusDays(1), PARIS).startsAt()).isEqualTo(Instant.parse("2027-03-27T11:00:00Z"));
        assertThat(noonToTwo(FORWARD, PARIS).startsAt()).isEqualTo(Instant.parse("2027-03-28T10:00:00Z"));
        assertThat(noonToTwo(BACK.minusDays(1), PARIS).startsAt()).isEqualTo(Instant.parse("2026-10-24T10:00:00Z"));
        assertThat(noonToTwo(BACK, PARIS).startsAt()).isEqualTo(Instant.parse("2026-10-25T11:00:00Z"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"America/Cayenne", "America/Guadeloupe", "Indian/Reunion", "Europe/Paris"})
    void whatIsWrittenIsReadAgain(String zone) {
        for (var day = FORWARD.minusDays(2); day.isBefore(FORWARD.plusDays(2)); day = day.plusDays(1)) {
            var times = noonToTwo(day, ZoneId.of(zone));

            assertThat(times.starts()).isEqualTo(day.atTime(12, 0));
            assertThat(times.ends()).isEqualTo(day.atTime(14, 0));
            assertThat(times.isWithinADay()).isTrue();
        }
    }

    @Test
    void theHourThatTheClockSkipsIsRefused() {
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> Times.at(FORWARD, LocalTime.of(2, 30), FORWARD, LocalTime.of(4, 0), PARIS))
                .withMessage("animations.no-such-hour");
    }

    @Test
    void theHourThatThereIsTwiceIsTheFirstOfThem() {
        var times = Times.at(BACK, LocalTime.of(2, 30), BACK, LocalTime.of(4, 0), PARIS);

        assertThat(times.startsAt()).isEqualTo(Instant.parse("2026-10-25T00:30:00Z"));
        assertThat(Duration.between(times.startsAt(), times.endsAt())).isEqualTo(Duration.ofMinutes(150));
    }

    @Test
    void aWeekIsFineAndTheEndComesAfterTheBeginning() {
        assertThat(Times.at(BACK, LocalTime.of(9, 0), BACK.plusDays(5), LocalTime.of(17, 0), PARIS)
                        .isWithinADay())
                .isFalse();
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> Times.at(BACK, LocalTime.NOON, BACK, LocalTime.NOON, PARIS))
                .withMessage("animations.ends-before-it-begins");
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> Times.at(BACK, LocalTime.NOON, BACK.plusDays(32), LocalTime.NOON, PARIS))
                .withMessage("animations.too-long");
    }

    private static Times noonToTwo(LocalDate day, ZoneId zone) {
        return Times.at(day, LocalTime.NOON, day, LocalTime.of(14, 0), zone);
    }
}
