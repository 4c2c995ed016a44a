package fr.conciergerie.figures;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.YearMonth;
import org.junit.jupiter.api.Test;

class PeriodTest {

    @Test
    void isCountedUpToADayWhileItGoesOn() {
        var year = Period.year(2026).upTo(LocalDate.of(2026, 10, 31));

        assertThat(year.isOver()).isFalse();
        assertThat(year.countedUntil()).isEqualTo("2026-10-31");
        assertThat(year.end()).isEqualTo("2026-11-01");
        assertThat(year.lastDay()).isEqualTo("2026-12-31");
        assertThat(year.isYear()).isTrue();
        assertThat(Period.year(2026).isOver()).isTrue();
    }

    @Test
    void goesOnOnItsLastDay() {
        assertThat(Period.year(2026).upTo(LocalDate.of(2026, 12, 31)).isOver()).isFalse();
    }

    @Test
    void hasNoDayBeforeItBegins() {
        var ahead = Period.year(2027).upTo(LocalDate.of(2026, 11, 29));

        assertThat(ahead.hasBegun()).isFalse();
        assertThat(ahead.end()).isEqualTo("2027-01-01");
        assertThat(ahead.before().hasBegun()).isFalse();
    }

    @Test
    void isComparedWithTheSameDaysOfTheYearBefore() {
        assertThat(yearUpTo(2026, 11, 29).before().countedUntil()).isEqualTo("2025-11-29");
        assertThat(yearUpTo(2024, 2, 28).before().countedUntil()).isEqualTo("2023-02-28");
        // The end of a month is compared with the end of a month.
        assertThat(yearUpTo(2024, 2, 29).before().countedUntil()).isEqualTo("2023-02-28");
        assertThat(yearUpTo(2025, 2, 28).before().countedUntil()).isEqualTo("2024-02-29");
        assertThat(Period.year(2026).before()).isEqualTo(Period.year(2025));
    }

    @Test
    void endsWithTheLastMonthThatIsClosedForOthersThanTheOperator() {
        var year = Period.year(2026);

        assertThat(SoFar.closedOn(LocalDate.of(2026, 11, 29), year).countedUntil())
                .isEqualTo("2026-10-31");
        assertThat(SoFar.closedOn(LocalDate.of(2026, 12, 1), year).countedUntil())
                .isEqualTo("2026-11-30");
        assertThat(SoFar.closedOn(LocalDate.of(2026, 1, 31), year).hasBegun()).isFalse();
        assertThat(SoFar.closedOn(LocalDate.of(2026, 12, 31), year).isOver()).isFalse();
        assertThat(SoFar.closedOn(LocalDate.of(2027, 1, 1), year).isOver()).isTrue();
    }

    @Test
    void isOfWholeMonthsOnlyWhereItsLastDayEndsOne() {
        assertThat(yearUpTo(2026, 11, 29).isInWholeMonths()).isFalse();
        assertThat(yearUpTo(2026, 11, 30).isInWholeMonths()).isTrue();
        assertThat(Period.months(YearMonth.of(2026, 1), YearMonth.of(2026, 2)).isInWholeMonths())
                .isTrue();
    }

    private static Period yearUpTo(int year, int month, int day) {
        return Period.year(year).upTo(LocalDate.of(year, month, day));
    }
}
