package fr.conciergerie.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DayClockTest {

    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

    @ParameterizedTest(name = "{0} UTC: it is {2} in {1}")
    @CsvSource(textBlock = """
            # Half an hour after midnight in Paris, in winter and in summer
            2026-12-31T23:30:00Z, Europe/Paris,       2027-01-01
            2026-07-31T22:30:00Z, Europe/Paris,       2026-08-01
            2026-12-31T23:30:00Z, America/Martinique, 2026-12-31
            2026-12-31T23:30:00Z, Indian/Reunion,     2027-01-01
            # Evening in France, night in Réunion
            2026-12-31T20:30:00Z, Europe/Paris,       2026-12-31
            2026-12-31T20:30:00Z, Indian/Reunion,     2027-01-01
            # Morning in France, still night in Martinique
            2027-01-01T03:30:00Z, Europe/Paris,       2027-01-01
            2027-01-01T03:30:00Z, America/Martinique, 2026-12-31
            """)
    void itIsTheDayThatTheCalendarOnTheWallSays(Instant now, ZoneId there, LocalDate day) {
        assertThat(at(now).todayAt(there)).isEqualTo(day);
    }

    @Test
    void whatBelongsToNoSiteGoesByTheClockOfTheOperator() {
        var afterMidnight = at(Instant.parse("2026-12-31T23:30:00Z"));

        assertThat(afterMidnight.today()).isEqualTo("2027-01-01");
        assertThat(afterMidnight.thisMonth()).isEqualTo(YearMonth.of(2027, 1));
        assertThat(afterMidnight.dayOf(Instant.parse("2026-12-31T22:59:59Z"))).isEqualTo("2026-12-31");
        assertThat(new DayClock(afterMidnight("America/Martinique"), ZoneId.of("America/Martinique")).today())
                .isEqualTo("2026-12-31");
    }

    /** The machine may stand in any country. */
    @Test
    void theZoneOfTheClockDoesNotMatter() {
        assertThat(new DayClock(afterMidnight("Asia/Tokyo"), PARIS).today()).isEqualTo("2027-01-01");
    }

    @Test
    void monthsAreCountedBackFromTheDayThatItIs() {
        var firstOfMarch = at(Instant.parse("2026-02-28T23:30:00Z")).now();

        assertThat(firstOfMarch.minusMonths(1).toInstant()).isEqualTo(Instant.parse("2026-01-31T23:30:00Z"));
    }

    private static Clock afterMidnight(String zone) {
        return Clock.fixed(Instant.parse("2026-12-31T23:30:00Z"), ZoneId.of(zone));
    }

    private static DayClock at(Instant now) {
        return new DayClock(Clock.fixed(now, ZoneOffset.UTC), PARIS);
    }
}
