package fr.conciergerie.orders;

import static org.assertj.core.api.Assertions.assertThat;

import fr.conciergerie.catalogue.Shape;
import fr.conciergerie.orders.PromiseCalculator.Session;
import fr.conciergerie.partners.WorkingDays;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** When a member can have it. Tuesday and Friday sessions from 12:00 to 14:00, a workshop open from Tuesday to Saturday. */
class PromiseCalculatorTest {

    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
    private static final LocalDate MONDAY = LocalDate.of(2026, 11, 23);
    private static final WorkingDays WORKSHOP =
            new WorkingDays(EnumSet.range(DayOfWeek.TUESDAY, DayOfWeek.SATURDAY), Set.of());

    private final PromiseCalculator calculator = new PromiseCalculator(PARIS, tuesdaysAndFridays(PARIS));

    @Test
    void shoesOrderedOnMondayAreHandedInOnTuesdayAndBackAfterTheLeadTime() {
        // Tuesday 24: handed in and carried to the workshop; one working day later, Wednesday 25: done; back Friday 27.
        assertThat(promise(Shape.ENTRUSTED, MONDAY, 9, 1)).isEqualTo("2026-11-27");
        // Three working days: Friday 27 in the evening, so not that day's session but Tuesday's.
        assertThat(promise(Shape.ENTRUSTED, MONDAY, 9, 3)).isEqualTo("2026-12-01");
    }

    @Test
    void onceTheSessionIsOverTheNextOneCounts() {
        assertThat(promise(Shape.ENTRUSTED, MONDAY.plusDays(1), 13, 1))
                .as("still open")
                .isEqualTo("2026-11-27");
        assertThat(promise(Shape.ENTRUSTED, MONDAY.plusDays(1), 14, 1))
                .as("just closed")
                .isEqualTo("2026-12-01");
    }

    @Test
    void aClosedWorkshopDoesNotWork() {
        var closed =
                new WorkingDays(WORKSHOP.open(), Set.of(MONDAY.plusDays(2), MONDAY.plusDays(3), MONDAY.plusDays(4)));

        assertThat(calculator.promise(Shape.ENTRUSTED, at(MONDAY, 9), closed, 1))
                .as("Wednesday to Friday closed: done on Saturday")
                .contains(LocalDate.of(2026, 12, 1));
    }

    @Test
    void aVegetableBoxIsOrderedAtOnce() {
        assertThat(promise(Shape.GOODS, MONDAY, 9, 2))
                .as("Monday: from Tuesday, done Thursday")
                .isEqualTo("2026-11-27");
    }

    @Test
    void anAppointmentIsAtASessionOnADayThePractitionerWorks() {
        var onFridays = new WorkingDays(EnumSet.of(DayOfWeek.FRIDAY), Set.of());

        assertThat(calculator.promise(Shape.APPOINTMENT, at(MONDAY, 9), onFridays, 0))
                .contains(LocalDate.of(2026, 11, 27));
        assertThat(calculator.promise(Shape.APPOINTMENT, at(MONDAY.plusDays(4), 9), onFridays, 0))
                .as("never on the day itself")
                .contains(LocalDate.of(2026, 12, 4));
    }

    @Test
    void nothingIsPromisedBeforeAQuoteNorBeyondTheKnownSessions() {
        assertThat(calculator.promise(Shape.REQUEST, at(MONDAY, 9), WORKSHOP, 1))
                .isEmpty();
        assertThat(calculator.promise(Shape.ENTRUSTED, at(MONDAY, 9), WORKSHOP, 300))
                .isEmpty();
        assertThat(new PromiseCalculator(PARIS, List.of()).promise(Shape.ENTRUSTED, at(MONDAY, 9), WORKSHOP, 1))
                .isEmpty();
    }

    @Test
    void theDayIsTheSitesOwn() {
        var reunion = ZoneId.of("Indian/Reunion");
        var there = new PromiseCalculator(reunion, tuesdaysAndFridays(reunion));
        // Monday 22:30 in Paris is already Tuesday 01:30 on Réunion: the box is ordered on Tuesday.
        var evening = at(MONDAY, 22).plusSeconds(1800);

        var fromMonday = new WorkingDays(EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.SATURDAY), Set.of());

        assertThat(there.promise(Shape.GOODS, evening, fromMonday, 3)).contains(LocalDate.of(2026, 12, 1));
        assertThat(calculator.promise(Shape.GOODS, evening, fromMonday, 3)).contains(LocalDate.of(2026, 11, 27));
    }

    @Test
    void thePartnerMustFinishOnAWorkingDayBeforeThePromise() {
        assertThat(PromiseCalculator.dueOn(LocalDate.of(2026, 12, 1), MONDAY, WORKSHOP))
                .as("not Monday 30, when the workshop is closed, nor Sunday")
                .isEqualTo("2026-11-28");
        assertThat(PromiseCalculator.dueOn(MONDAY, MONDAY, WORKSHOP))
                .as("never in the past")
                .isEqualTo(MONDAY);
        assertThat(PromiseCalculator.dueOn(null, MONDAY, WORKSHOP)).isNull();
    }

    /** Against a slow and obvious walk, day by day. */
    @Test
    void agreesWithWalkingThroughTheDays() {
        long seed = System.nanoTime();
        var random = new Random(seed);
        for (int i = 0; i < 2_000; i++) {
            var open = EnumSet.of(DayOfWeek.of(1 + random.nextInt(7)), DayOfWeek.of(1 + random.nextInt(7)));
            var closed = Set.copyOf(
                    Stream.generate(() -> MONDAY.plusDays(random.nextInt(40)))
                            .limit(random.nextInt(8))
                            .toList()
                            .stream()
                            .distinct()
                            .toList());
            var partner = new WorkingDays(open, closed);
            var handedIn = MONDAY.plusDays(random.nextInt(20));
            int lead = random.nextInt(8);

            assertThat(calculator.back(handedIn, partner, lead))
                    .as("seed %d: %s, handed in %s, lead %d", seed, partner, handedIn, lead)
                    .isEqualTo(tuesdaysAndFridays(PARIS).stream()
                            .map(it -> it.startsAt().atZone(PARIS).toLocalDate())
                            .filter(it -> it.isAfter(walk(handedIn, partner, lead)))
                            .findFirst());
        }
    }

    private static LocalDate walk(LocalDate handedIn, WorkingDays partner, int lead) {
        var day = handedIn;
        while (!worksOn(day, partner)) {
            day = day.plusDays(1);
        }
        int left = lead;
        while (left > 0) {
            day = day.plusDays(1);
            if (worksOn(day, partner)) {
                left--;
            }
        }
        return day;
    }

    private static boolean worksOn(LocalDate day, WorkingDays partner) {
        return partner.open().contains(day.getDayOfWeek()) && !partner.closed().contains(day);
    }

    private String promise(Shape shape, LocalDate day, int hour, int leadDays) {
        return calculator
                .promise(shape, at(day, hour), WORKSHOP, leadDays)
                .map(LocalDate::toString)
                .orElse("none");
    }

    private static Instant at(LocalDate day, int hour) {
        return day.atTime(LocalTime.of(hour, 0)).atZone(PARIS).toInstant();
    }

    private static List<Session> tuesdaysAndFridays(ZoneId zone) {
        return MONDAY.datesUntil(MONDAY.plusWeeks(26))
                .filter(it -> it.getDayOfWeek() == DayOfWeek.TUESDAY || it.getDayOfWeek() == DayOfWeek.FRIDAY)
                .map(it -> new Session(
                        it.atTime(12, 0).atZone(zone).toInstant(),
                        it.atTime(14, 0).atZone(zone).toInstant()))
                .toList();
    }
}
