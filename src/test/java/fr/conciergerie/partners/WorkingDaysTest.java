package fr.conciergerie.partners;

import static java.time.DayOfWeek.FRIDAY;
import static java.time.DayOfWeek.MONDAY;
import static java.time.DayOfWeek.THURSDAY;
import static java.time.DayOfWeek.TUESDAY;
import static java.time.DayOfWeek.WEDNESDAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WorkingDaysTest {

    private static final LocalDate MONDAY_9 = LocalDate.of(2026, 11, 9);
    private static final LocalDate ARMISTICE = LocalDate.of(2026, 11, 11);

    @Test
    void areTheDaysOfTheWeekLessTheDaysOff() {
        var days = weekdaysBut(ARMISTICE);

        assertThat(days.isOpen(MONDAY_9)).isTrue();
        assertThat(days.isOpen(ARMISTICE)).isFalse();
        assertThat(days.isOpen(LocalDate.of(2026, 11, 14))).isFalse();
    }

    @Test
    void workThatArrivesOnADayOffBeginsOnTheNext() {
        assertThat(weekdaysBut(ARMISTICE).onOrAfter(ARMISTICE)).isEqualTo(LocalDate.of(2026, 11, 12));
        assertThat(weekdaysBut().onOrAfter(ARMISTICE)).isEqualTo(ARMISTICE);
    }

    @Test
    void threeDaysOfWorkSkipHolidaysAndWeekends() {
        assertThat(weekdaysBut(ARMISTICE).after(MONDAY_9, 3)).isEqualTo(LocalDate.of(2026, 11, 13));
        assertThat(weekdaysBut(ARMISTICE).after(MONDAY_9, 4)).isEqualTo(LocalDate.of(2026, 11, 16));
    }

    @Test
    void noWorkIsDoneOnTheFirstDayThatIsOpen() {
        assertThat(weekdaysBut(ARMISTICE).after(ARMISTICE, 0)).isEqualTo(LocalDate.of(2026, 11, 12));
    }

    @Test
    void aPartnerWhoNeverWorksIsNone() {
        assertThatExceptionOfType(IllegalArgumentException.class).isThrownBy(() -> new WorkingDays(Set.of(), Set.of()));
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> weekdaysBut().after(MONDAY_9, -1));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 7, 42, 2015, 20261123})
    void countAsOneDoesOnTheFingers(long seed) {
        var random = new Random(seed);
        for (int i = 0; i < 400; i++) {
            var days = any(random);
            var from = MONDAY_9.plusDays(random.nextInt(400));
            int work = random.nextInt(15);

            assertThat(days.after(from, work))
                    .as("seed %d: %s from %s, %d days", seed, days, from, work)
                    .isEqualTo(onTheFingers(days, from, work));
        }
    }

    /** One day after the other, crossing off those that are open. */
    private static LocalDate onTheFingers(WorkingDays days, LocalDate from, int work) {
        var day = from;
        int left = work;
        while (left > 0 || !days.isOpen(day)) {
            day = day.plusDays(1);
            if (days.isOpen(day) && left > 0) {
                left--;
            }
        }
        return day;
    }

    private static WorkingDays any(Random random) {
        var open = EnumSet.noneOf(DayOfWeek.class);
        do {
            open.add(DayOfWeek.of(1 + random.nextInt(7)));
        } while (random.nextInt(4) > 0);
        var closed = new HashSet<LocalDate>();
        for (int i = random.nextInt(60); i > 0; i--) {
            closed.add(MONDAY_9.plusDays(random.nextInt(400)));
        }
        return new WorkingDays(open, closed);
    }

    private static WorkingDays weekdaysBut(LocalDate... closed) {
        return new WorkingDays(Set.of(MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY), Set.of(closed));
    }
}
