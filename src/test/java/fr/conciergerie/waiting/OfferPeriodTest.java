package fr.conciergerie.waiting;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever is offered a place has some working hours to take it: nights, weekends and days off do not count. */
class OfferPeriodTest {

    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

    @ParameterizedTest
    @CsvSource({
        // On a Tuesday morning, for the same day.
        "2026-12-01T10:00, 4, 2026-12-01T14:00",
        // Late in the afternoon: the rest of it the day after.
        "2026-12-01T16:30, 4, 2026-12-02T11:30",
        // At night, and before the working day.
        "2026-12-01T23:50, 4, 2026-12-02T13:00",
        "2026-12-02T06:00, 4, 2026-12-02T13:00",
        // On a Friday evening nobody answers before Monday.
        "2026-12-04T17:00, 4, 2026-12-07T12:00",
        "2026-12-05T12:00, 9, 2026-12-07T18:00",
        // Christmas is a Friday.
        "2026-12-24T16:00, 4, 2026-12-28T11:00",
        // Hours are those of the clock on the wall, on either side of a weekend on which it changes.
        "2027-03-26T17:00, 2, 2027-03-29T10:00",
        "2026-10-23T17:00, 2, 2026-10-26T10:00"
    })
    void onlyWorkingHoursCount(LocalDateTime offered, int hours, LocalDateTime ends) {
        var period = new OfferPeriod(hours, PARIS, Set.of(LocalDate.of(2026, 12, 25))::contains);

        assertThat(period.end(offered.atZone(PARIS).toInstant()).atZone(PARIS).toLocalDateTime())
                .isEqualTo(ends);
    }

    /** The obvious way: minute by minute. */
    @ParameterizedTest
    @ValueSource(strings = {"Europe/Paris", "America/Cayenne", "Indian/Reunion", "America/Guadeloupe"})
    void agreesWithACountOfMinutes(String id) {
        var zone = ZoneId.of(id);
        var random = new Random(id.hashCode());
        for (int i = 0; i < 60; i++) {
            var start = LocalDateTime.of(2026, 10, 20, 0, 0)
                    .plusMinutes(random.nextInt(60 * 24 * 200))
                    .atZone(zone)
                    .toInstant();
            var first = start.atZone(zone).toLocalDate();
            var off = random.ints(4, 0, 14).mapToObj(first::plusDays).collect(Collectors.toSet());
            int hours = 1 + random.nextInt(30);

            assertThat(new OfferPeriod(hours, zone, off::contains).end(start))
                    .as("%s, %d hours, without %s", start.atZone(zone), hours, off)
                    .isEqualTo(counted(start, hours, zone, off));
        }
    }

    @Test
    void aPlaceThatIsClosedForEverKeepsNobodyWaitingForEver() {
        var offered = Instant.parse("2026-12-01T09:00:00Z");

        assertThat(new OfferPeriod(4, PARIS, _ -> true).end(offered)).isBefore(offered.plusSeconds(100L * 24 * 3600));
    }

    private static Instant counted(Instant start, int hours, ZoneId zone, Set<LocalDate> off) {
        int left = hours * 60;
        var now = start;
        while (left > 0) {
            var local = now.atZone(zone);
            boolean works = local.getHour() >= 9
                    && local.getHour() < 18
                    && local.getDayOfWeek() != DayOfWeek.SATURDAY
                    && local.getDayOfWeek() != DayOfWeek.SUNDAY
                    && !off.contains(local.toLocalDate());
            left -= works ? 1 : 0;
            now = now.plusSeconds(60);
        }
        return now;
    }
}
