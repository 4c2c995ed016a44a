package fr.conciergerie.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import fr.conciergerie.calendar.Timetable.Change;
import fr.conciergerie.calendar.Timetable.Due;
import fr.conciergerie.calendar.Timetable.Stored;
import fr.conciergerie.organisations.Site;
import fr.conciergerie.organisations.SiteId;
import fr.conciergerie.organisations.Territory;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimetableTest {

    private static final LocalDate MONDAY = LocalDate.of(2026, 11, 23);
    private static final Instant NOW = MONDAY.atTime(9, 0).toInstant(java.time.ZoneOffset.UTC);
    private static final DeskHours NOON = hours("12:00", "14:00");

    @Test
    void aPatternGivesOneSessionAWeekWithinItsValidity() {
        var pattern = new WeeklyPattern(
                pattern(1), DayOfWeek.TUESDAY, NOON, LocalDate.of(2026, 12, 1), LocalDate.of(2026, 12, 15));

        assertThat(timetable(Territory.FRANCE, pattern).due(MONDAY, MONDAY.plusMonths(2)))
                .extracting(Due::day)
                .containsExactly(LocalDate.of(2026, 12, 1), LocalDate.of(2026, 12, 8), LocalDate.of(2026, 12, 15));
    }

    @Test
    void sixOClockStaysSixOClockWhenTheClocksChange() {
        var evening = weekly(1, DayOfWeek.THURSDAY, hours("18:00", "19:00"));

        assertThat(timetable(Territory.FRANCE, evening).due(LocalDate.of(2026, 10, 22), LocalDate.of(2026, 10, 29)))
                .extracting(Due::startsAt)
                .containsExactly(Instant.parse("2026-10-22T16:00:00Z"), Instant.parse("2026-10-29T17:00:00Z"));
    }

    @Test
    void overseasTheDeskOpensByTheClockOnTheWallThere() {
        var noon = weekly(1, DayOfWeek.MONDAY, NOON);

        assertThat(timetable(Territory.REUNION, noon).due(MONDAY, MONDAY))
                .extracting(Due::startsAt)
                .containsExactly(Instant.parse("2026-11-23T08:00:00Z"));
        assertThat(timetable(Territory.GUYANE, noon).due(MONDAY, MONDAY))
                .extracting(Due::startsAt)
                .containsExactly(Instant.parse("2026-11-23T15:00:00Z"));
    }

    @Test
    void aSessionOnAPublicHolidayIsCancelledFromTheStart() {
        var friday = weekly(1, DayOfWeek.FRIDAY, NOON);

        assertThat(timetable(Territory.FRANCE, friday).due(LocalDate.of(2026, 12, 25), LocalDate.of(2026, 12, 25)))
                .singleElement()
                .extracting(Due::cause)
                .isEqualTo(CancellationCause.PUBLIC_HOLIDAY);
    }

    @Test
    void aClosureCancelsAndSaysWhy() {
        var tuesday = weekly(1, DayOfWeek.TUESDAY, NOON);
        var works = new Closure(MONDAY, MONDAY.plusDays(4), "Travaux dans le hall");

        assertThat(new Timetable(site(Territory.FRANCE), List.of(tuesday), List.of(works))
                        .due(MONDAY, MONDAY.plusDays(9)))
                .extracting(Due::cause, Due::note)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(CancellationCause.CLOSURE, "Travaux dans le hall"),
                        org.assertj.core.groups.Tuple.tuple(null, null));
    }

    @Test
    void sessionsOfAPatternThatHasEndedAreNoLongerPlanned() {
        var stored = stored(pattern(1), MONDAY.plusDays(1), false);

        var revision = timetable(Territory.FRANCE).revise(List.of(stored), NOW, MONDAY.plusDays(7));

        assertThat(revision.changes())
                .singleElement()
                .satisfies(change -> assertThat(change.after().cause()).isEqualTo(CancellationCause.NO_LONGER_PLANNED))
                .satisfies(change -> assertThat(change.takesAway()).isTrue());
    }

    @Test
    void whatAPersonHasChangedStays() {
        var byHand = stored(pattern(1), MONDAY.plusDays(1), true);
        var closed = new Closure(MONDAY, MONDAY.plusDays(7), "Pont");

        var revision = new Timetable(
                        site(Territory.FRANCE), List.of(weekly(1, DayOfWeek.TUESDAY, NOON)), List.of(closed))
                .revise(List.of(byHand), NOW, MONDAY.plusDays(6));

        assertThat(revision.changes()).isEmpty();
        assertThat(revision.additions()).isEmpty();
    }

    @Test
    void anExtraSessionStandsInForTheOneItOverlaps() {
        var extra = stored(null, MONDAY.plusDays(1), true);

        assertThat(timetable(Territory.FRANCE, weekly(1, DayOfWeek.TUESDAY, NOON))
                        .revise(List.of(extra), NOW, MONDAY.plusDays(6))
                        .additions())
                .isEmpty();
    }

    /** Random weeks, closures, hand changes and territories; the seed tells how to meet a failure again. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34, 55, 89, 144, 233, 377, 610, 987, 1597, 2584, 4181, 6765, 10946})
    void neverTwoSessionsAtOnceNorOneOnAClosureAndDoingItTwiceChangesNothing(long seed) {
        var random = new Random(seed);
        var territory = Territory.values()[random.nextInt(Territory.values().length)];
        var calendar = new ArrayList<Stored>();
        for (int round = 0; round < 6; round++) {
            var timetable = new Timetable(site(territory), randomPatterns(random), randomClosures(random));
            var now = NOW.plusSeconds(86_400L * 9 * round);
            var until = LocalDate.ofInstant(now, territory.zone()).plusMonths(12);
            apply(timetable.revise(calendar, now, until), calendar);

            assertThat(calendar).as("seed %d, round %d", seed, round).satisfies(TimetableTest::noOverlap);
            var future = calendar.stream()
                    .filter(it -> it.live() && !it.byHand() && it.startsAt().isAfter(now))
                    .toList();
            assertThat(future).allSatisfy(it -> {
                var starts = it.startsAt().atZone(territory.zone());
                assertThat(timetable.closures()).noneMatch(closure -> closure.covers(starts.toLocalDate()));
                assertThat(timetable.patterns())
                        .anyMatch(pattern -> pattern.hours().from().equals(starts.toLocalTime()));
            });
            var again = timetable.revise(calendar, now, until);
            assertThat(again.changes()).isEmpty();
            assertThat(again.additions()).isEmpty();
            takeInHand(random, calendar, now);
        }
    }

    private static void noOverlap(List<? extends Stored> calendar) {
        var live = calendar.stream()
                .filter(Stored::live)
                .sorted(java.util.Comparator.comparing(Stored::startsAt))
                .toList();
        for (int i = 1; i < live.size(); i++) {
            assertThat(live.get(i).startsAt()).isAfterOrEqualTo(live.get(i - 1).endsAt());
        }
    }

    /** Disjoint hours on random weekdays: the database lets no others in. */
    private static List<WeeklyPattern> randomPatterns(Random random) {
        var patterns = new ArrayList<WeeklyPattern>();
        for (var weekday : DayOfWeek.values()) {
            for (int hour = 7; hour < 20; hour += 3) {
                if (random.nextInt(4) == 0) {
                    patterns.add(new WeeklyPattern(
                            pattern(weekday.getValue() * 100 + hour),
                            weekday,
                            new DeskHours(LocalTime.of(hour, 0), LocalTime.of(hour + 1 + random.nextInt(2), 30)),
                            MONDAY.plusDays(random.nextInt(60)),
                            random.nextBoolean() ? null : MONDAY.plusDays(60 + random.nextInt(400))));
                }
            }
        }
        return patterns;
    }

    private static List<Closure> randomClosures(Random random) {
        var closures = new ArrayList<Closure>();
        for (int i = random.nextInt(5); i > 0; i--) {
            var first = MONDAY.plusDays(random.nextInt(300));
            closures.add(new Closure(first, first.plusDays(random.nextInt(20)), "fermé"));
        }
        return closures;
    }

    private static void takeInHand(Random random, List<Stored> calendar, Instant now) {
        for (int i = 0; i < calendar.size(); i++) {
            var it = calendar.get(i);
            if (it.startsAt().isAfter(now) && it.live() && random.nextInt(10) == 0) {
                boolean live = random.nextBoolean();
                calendar.set(
                        i,
                        new Stored(
                                it.id(),
                                it.pattern(),
                                it.day(),
                                it.startsAt(),
                                it.endsAt(),
                                live,
                                live ? null : CancellationCause.BY_CLIENT,
                                null,
                                true));
            }
        }
    }

    private static void apply(Timetable.Revision revision, List<Stored> calendar) {
        for (Change change : revision.changes()) {
            calendar.replaceAll(it -> it.id().equals(change.before().id()) ? stored(it.id(), change.after()) : it);
        }
        revision.additions().forEach(due -> calendar.add(stored(new DeskSessionId(UUID.randomUUID()), due)));
    }

    private static Stored stored(DeskSessionId id, Due due) {
        return new Stored(
                id,
                due.pattern(),
                due.day(),
                due.startsAt(),
                due.endsAt(),
                due.cause() == null,
                due.cause(),
                due.note(),
                false);
    }

    private static Stored stored(@Nullable PatternId pattern, LocalDate day, boolean byHand) {
        var zone = Territory.FRANCE.zone();
        return new Stored(
                new DeskSessionId(UUID.randomUUID()),
                pattern,
                pattern == null ? null : day,
                NOON.startsAt(day, zone),
                NOON.endsAt(day, zone),
                true,
                null,
                null,
                byHand);
    }

    private static Timetable timetable(Territory territory, WeeklyPattern... patterns) {
        return new Timetable(site(territory), List.of(patterns), List.of());
    }

    private static WeeklyPattern weekly(int number, DayOfWeek weekday, DeskHours hours) {
        return new WeeklyPattern(pattern(number), weekday, hours, LocalDate.of(2026, 1, 1), null);
    }

    private static PatternId pattern(int number) {
        return new PatternId(new UUID(0, number));
    }

    private static DeskHours hours(String from, String until) {
        return new DeskHours(LocalTime.parse(from), LocalTime.parse(until));
    }

    private static Site site(Territory territory) {
        return new Site(
                new SiteId(new UUID(7, 7)),
                "siege",
                "Siège",
                "1 place du Marché",
                "33000",
                "Bordeaux",
                territory.zone(),
                territory.holidayZone(),
                false,
                "Hall",
                "#1d4ed8");
    }
}
