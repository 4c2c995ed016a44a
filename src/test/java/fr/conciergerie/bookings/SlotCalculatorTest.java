package fr.conciergerie.bookings;

import static org.assertj.core.api.Assertions.assertThat;

import fr.conciergerie.catalogue.ServiceId;
import fr.conciergerie.organisations.SiteId;
import fr.conciergerie.partners.PartnerId;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The hours that a schedule has room for, beside somebody who goes through every minute with a finger on the clock. */
class SlotCalculatorTest {

    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
    private static final LocalDate SPRING = LocalDate.of(2027, 3, 28);
    private static final LocalDate AUTUMN = LocalDate.of(2026, 10, 25);
    private static final ScheduleTerms AN_HOUR = terms(60, 0, 0);

    @Test
    void anHourThatTheClockLeavesOutHasNoAppointment() {
        assertThat(local(SPRING, AN_HOUR, "01:00", "05:00")).containsExactly("01:00", "03:00", "04:00");
        assertThat(local(SPRING, terms(30, 0, 0), "02:00", "03:30")).containsExactly("03:00");
    }

    @Test
    void anHourThatComesTwiceHasItTheFirstTime() {
        var slots = slots(AUTUMN, AN_HOUR, "01:00", "04:00");
        assertThat(slots.stream()
                        .map(it -> it.from().atZone(PARIS).toOffsetDateTime().toString()))
                .containsExactly("2026-10-25T01:00+02:00", "2026-10-25T02:00+02:00", "2026-10-25T03:00+01:00");
        assertThat(slots).allMatch(it -> Duration.between(it.from(), it.until()).equals(Duration.ofHours(1)));
    }

    @Test
    void whatThePractitionerNeedsBetweenTwoIsThere() {
        assertThat(local(LocalDate.of(2026, 12, 8), terms(45, 5, 10), "12:00", "14:00"))
                .containsExactly("12:00", "13:00");
    }

    @Test
    void anAppointmentEndsWhenThePractitionerLeaves() {
        assertThat(local(LocalDate.of(2026, 12, 8), AN_HOUR, "12:00", "13:59")).containsExactly("12:00");
        assertThat(local(LocalDate.of(2026, 12, 8), AN_HOUR, "12:00", "12:59")).isEmpty();
    }

    @Test
    void aDayThatDiffersFromItsWeekCountsAsItIsWrittenDownEvenWhereTheSiteIsClosed() {
        var day = LocalDate.of(2026, 12, 25);
        var special = Map.of(day, List.of(hours("09:00", "10:00")));
        var schedule = schedule(AN_HOUR, List.of(weekly(day.getDayOfWeek(), "12:00", "14:00")), special);
        assertThat(new SlotCalculator(PARIS, _ -> true).slots(schedule, day, day))
                .hasSize(1);
        assertThat(new SlotCalculator(PARIS, _ -> true).slots(schedule, day.plusDays(7), day.plusDays(7)))
                .isEmpty();
        var off = schedule(AN_HOUR, schedule.weekly(), Map.of(day, List.of()));
        assertThat(new SlotCalculator(PARIS, _ -> false).slots(off, day, day)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Europe/Paris", "America/Cayenne", "Indian/Reunion", "America/Guadeloupe", "America/Miquelon"})
    void whateverTheRulesTheyAreThoseThatAFingerOnTheClockFinds(String zone) {
        long seed = new Random().nextLong();
        var random = new Random(seed);
        for (int round = 0; round < 60; round++) {
            var first = (round % 2 == 0 ? SPRING : AUTUMN).minusDays(random.nextInt(4));
            var last = first.plusDays(random.nextInt(6));
            var closed = someDays(random, first, last);
            var schedule = someSchedule(random, first, last);
            assertThat(new SlotCalculator(ZoneId.of(zone), closed::contains).slots(schedule, first, last))
                    .as("seed %d, round %d: %s", seed, round, schedule)
                    .isEqualTo(fingerOnTheClock(ZoneId.of(zone), closed, schedule, first, last));
        }
    }

    /**
     * Every minute of every day: what the clock on the wall shows, whether it has shown that before, and whether somebody is
     * received then. Knows nothing of rules of time zones but what time it is.
     */
    private static List<Span> fingerOnTheClock(
            ZoneId zone, Set<LocalDate> closed, Schedule schedule, LocalDate first, LocalDate last) {
        var found = new ArrayList<Span>();
        var terms = schedule.terms();
        for (var day = first; !day.isAfter(last); day = day.plusDays(1)) {
            var minutes = minutesOf(day, zone);
            Instant busyUntil = Instant.EPOCH;
            for (var hours : schedule.hoursOn(day, closed.contains(day))) {
                var seen = new HashSet<LocalTime>();
                for (var minute : minutes) {
                    var shown = minute.atZone(zone).toLocalTime();
                    if (!seen.add(shown)) {
                        continue;
                    }
                    long sinceOpen = Duration.between(hours.from(), shown).toMinutes();
                    var end = minute.plus(Duration.ofMinutes(terms.minutes()));
                    if (sinceOpen >= 0
                            && sinceOpen % (terms.minutesBefore() + terms.minutes() + terms.minutesAfter()) == 0
                            && Duration.between(shown, hours.until()).toMinutes() >= terms.minutes()
                            && !end.isAfter(firstShowing(minutes, zone, hours.until()))
                            && !minute.minus(Duration.ofMinutes(terms.minutesBefore()))
                                    .isBefore(busyUntil)) {
                        found.add(new Span(minute, end));
                        busyUntil = end.plus(Duration.ofMinutes(terms.minutesAfter()));
                    }
                }
            }
        }
        return found;
    }

    private static List<Instant> minutesOf(LocalDate day, ZoneId zone) {
        var minutes = new ArrayList<Instant>();
        var from = day.minusDays(1).atTime(12, 0).toInstant(ZoneOffset.UTC);
        for (var minute = from; minute.isBefore(from.plus(Duration.ofHours(60))); minute = minute.plusSeconds(60)) {
            if (minute.atZone(zone).toLocalDate().equals(day)) {
                minutes.add(minute);
            }
        }
        return minutes;
    }

    private static Instant firstShowing(List<Instant> minutes, ZoneId zone, LocalTime atLeast) {
        return minutes.stream()
                .filter(it -> !it.atZone(zone).toLocalTime().isBefore(atLeast))
                .findFirst()
                .orElseThrow();
    }

    private static Set<LocalDate> someDays(Random random, LocalDate first, LocalDate last) {
        var days = new HashSet<LocalDate>();
        first.datesUntil(last.plusDays(1)).filter(_ -> random.nextInt(4) == 0).forEach(days::add);
        return days;
    }

    private static Schedule someSchedule(Random random, LocalDate first, LocalDate last) {
        var weekly = new ArrayList<WeeklyHours>();
        for (var weekday : DayOfWeek.values()) {
            if (random.nextInt(3) > 0) {
                someHours(random)
                        .forEach(it -> weekly.add(new WeeklyHours(
                                UUID.randomUUID(),
                                weekday,
                                it,
                                first.minusDays(random.nextInt(3)),
                                random.nextBoolean() ? null : last.minusDays(random.nextInt(3)))));
            }
        }
        var special = new HashMap<LocalDate, List<OpenHours>>();
        someDays(random, first, last)
                .forEach(it -> special.put(it, random.nextInt(3) == 0 ? List.of() : someHours(random)));
        return schedule(terms(5 + random.nextInt(90), random.nextInt(3) * 5, random.nextInt(4) * 5), weekly, special);
    }

    /** At any time of the day, most of them around the hours at which clocks are changed. */
    private static List<OpenHours> someHours(Random random) {
        int from = random.nextInt(3) == 0 ? random.nextInt(600) : random.nextInt(180);
        int until = from + 1 + random.nextInt(400);
        int again = until + random.nextInt(60);
        return random.nextBoolean()
                ? List.of(hours(time(from), time(until)))
                : List.of(hours(time(again), time(again + 1 + random.nextInt(200))), hours(time(from), time(until)));
    }

    private static String time(int minute) {
        return LocalTime.of(minute / 60, minute % 60).toString();
    }

    private static List<String> local(LocalDate day, ScheduleTerms terms, String from, String until) {
        return slots(day, terms, from, until).stream()
                .map(it -> it.from().atZone(PARIS).toLocalTime().toString())
                .toList();
    }

    private static List<Span> slots(LocalDate day, ScheduleTerms terms, String from, String until) {
        return new SlotCalculator(PARIS, _ -> false)
                .slots(schedule(terms, List.of(weekly(day.getDayOfWeek(), from, until)), Map.of()), day, day);
    }

    private static Schedule schedule(
            ScheduleTerms terms, List<WeeklyHours> weekly, Map<LocalDate, List<OpenHours>> special) {
        return new Schedule(
                new ScheduleId(new UUID(0, 1)),
                new Practitioner(
                        new PractitionerId(new UUID(0, 2)),
                        new PartnerId(new UUID(0, 3)),
                        "Le Cabinet",
                        "Lou",
                        null,
                        true,
                        0),
                new SiteId(new UUID(0, 4)),
                new ServiceId(new UUID(0, 5)),
                terms,
                weekly,
                special,
                true,
                0);
    }

    private static WeeklyHours weekly(DayOfWeek weekday, String from, String until) {
        return new WeeklyHours(UUID.randomUUID(), weekday, hours(from, until), LocalDate.EPOCH, null);
    }

    private static OpenHours hours(String from, String until) {
        return new OpenHours(LocalTime.parse(from), LocalTime.parse(until));
    }

    private static ScheduleTerms terms(int minutes, int before, int after) {
        return new ScheduleTerms(minutes, before, after, 1, 0, 60, 24, 4, null);
    }
}
