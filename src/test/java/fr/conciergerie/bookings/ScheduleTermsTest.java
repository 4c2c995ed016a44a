package fr.conciergerie.bookings;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Until when an hour can be booked, moved and given back, and how far ahead: also where the clock is changed meanwhile. */
class ScheduleTermsTest {

    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
    private static final LocalDate SPRING = LocalDate.of(2027, 3, 28);
    private static final LocalDate AUTUMN = LocalDate.of(2026, 10, 25);

    @Test
    void aDayOfNoticeIsTwentyFourHoursThatPass() {
        var terms = terms(24, 60);
        assertThat(bookable(terms, "2027-03-27T12:00").from()).isEqualTo(instant("2027-03-28T13:00"));
        assertThat(bookable(terms, "2026-10-24T12:00").from()).isEqualTo(instant("2026-10-25T11:00"));
        assertThat(bookable(terms, "2026-12-01T12:00").from()).isEqualTo(instant("2026-12-02T12:00"));
    }

    @Test
    void aDayAheadIsBookableToItsEnd() {
        assertThat(bookable(terms(0, 1), "2027-03-27T23:30").until()).isEqualTo(instant("2027-03-29T00:00"));
        assertThat(bookable(terms(0, 1), "2027-03-28T00:30").until()).isEqualTo(instant("2027-03-30T00:00"));
    }

    /** Somebody counts minutes one by one, and tears a leaf off a calendar whenever the wall shows another day. */
    @ParameterizedTest
    @ValueSource(
            strings = {"Europe/Paris", "America/Cayenne", "Indian/Reunion", "America/Guadeloupe", "America/Miquelon"})
    void whatCanBeBookedIsWhatSomebodyCountsOnTheirFingers(String name) {
        var zone = ZoneId.of(name);
        long seed = new Random().nextLong();
        var random = new Random(seed);
        for (int round = 0; round < 200; round++) {
            var now = (round % 2 == 0 ? SPRING : AUTUMN)
                    .atStartOfDay(zone)
                    .toInstant()
                    .plusSeconds(60L * (random.nextInt(5 * 24 * 60) - 3 * 24 * 60));
            var terms = terms(random.nextInt(73), 1 + random.nextInt(5));
            var begins = now.plusSeconds(60L * random.nextInt(8 * 24 * 60));

            var window = terms.bookable(now, zone, true, LocalDate.MIN);
            var bookable = !begins.isBefore(window.from()) && begins.isBefore(window.until());

            var because = "seed %d, round %d: at %s, %s, for %s".formatted(seed, round, now, terms, begins);
            assertThat(bookable).as(because).isEqualTo(counted(now, begins, terms, zone));
            assertThat(!now.isAfter(terms.bookableUntil(begins)))
                    .as("who waits can be offered what can be booked; " + because)
                    .isEqualTo(minutesBetween(now, begins) >= 60L * terms.noticeHours());
            assertThat(!now.isAfter(ScheduleTerms.changeableUntil(begins, terms.noticeHours())))
                    .as("given back; " + because)
                    .isEqualTo(minutesBetween(now, begins) >= 60L * terms.noticeHours());
        }
    }

    private static boolean counted(Instant now, Instant begins, ScheduleTerms terms, ZoneId zone) {
        long minutes = 0;
        int leaves = 0;
        var shown = now.atZone(zone).toLocalDate();
        for (var minute = now; minute.isBefore(begins); minute = minute.plusSeconds(60)) {
            minutes++;
            var next = minute.plusSeconds(60).atZone(zone).toLocalDate();
            if (!next.equals(shown)) {
                leaves++;
                shown = next;
            }
        }
        return minutes >= 60L * terms.noticeHours() && leaves <= terms.horizonDays();
    }

    private static long minutesBetween(Instant from, Instant until) {
        long minutes = 0;
        for (var minute = from; minute.isBefore(until); minute = minute.plusSeconds(60)) {
            minutes++;
        }
        return minutes;
    }

    private static Span bookable(ScheduleTerms terms, String now) {
        return terms.bookable(instant(now), PARIS, true, LocalDate.MIN);
    }

    private static Instant instant(String local) {
        return LocalDateTime.parse(local).atZone(PARIS).toInstant();
    }

    private static ScheduleTerms terms(int noticeHours, int horizonDays) {
        return new ScheduleTerms(45, 0, 0, 1, noticeHours, horizonDays, noticeHours, 4, null);
    }
}
