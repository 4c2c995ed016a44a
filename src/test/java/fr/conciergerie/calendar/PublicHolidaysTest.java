package fr.conciergerie.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import fr.conciergerie.organisations.Territory;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PublicHolidaysTest {

    private static final List<String> NATIONAL_2026 = List.of(
            "2026-01-01",
            "2026-04-06",
            "2026-05-01",
            "2026-05-08",
            "2026-05-14",
            "2026-05-25",
            "2026-07-14",
            "2026-08-15",
            "2026-11-01",
            "2026-11-11",
            "2026-12-25");

    @Test
    void franceHasElevenDays() {
        assertThat(days(Territory.FRANCE, false)).containsExactlyElementsOf(national());
    }

    @Test
    void alsaceAndMoselleKeepTheSecondDayOfChristmas() {
        assertThat(days(Territory.ALSACE_MOSELLE, false)).containsExactlyElementsOf(nationalAnd("2026-12-26"));
    }

    @Test
    void goodFridayIsKeptOnlyWhereTheSiteSaysSo() {
        assertThat(days(Territory.ALSACE_MOSELLE, true))
                .containsExactlyElementsOf(nationalAnd("2026-04-03", "2026-12-26"));
        assertThat(days(Territory.FRANCE, true)).containsExactlyElementsOf(national());
    }

    @Test
    void eachTerritoryOverseasCelebratesTheAbolitionOfSlaveryOnItsOwnDay() {
        assertThat(days(Territory.MAYOTTE, false)).containsExactlyElementsOf(nationalAnd("2026-04-27"));
        assertThat(days(Territory.MARTINIQUE, false)).containsExactlyElementsOf(nationalAnd("2026-05-22"));
        assertThat(days(Territory.GUADELOUPE, false)).containsExactlyElementsOf(nationalAnd("2026-05-27"));
        assertThat(days(Territory.SAINT_MARTIN, false)).containsExactlyElementsOf(nationalAnd("2026-05-28"));
        assertThat(days(Territory.GUYANE, false)).containsExactlyElementsOf(nationalAnd("2026-06-10"));
        assertThat(days(Territory.SAINT_BARTHELEMY, false)).containsExactlyElementsOf(nationalAnd("2026-10-09"));
        assertThat(days(Territory.REUNION, false)).containsExactlyElementsOf(nationalAnd("2026-12-20"));
        assertThat(days(Territory.SAINT_PIERRE_ET_MIQUELON, false)).containsExactlyElementsOf(national());
    }

    @Test
    void aDayIsKnownByItsName() {
        assertThat(PublicHolidays.of(Territory.REUNION, false, 2026))
                .containsEntry(LocalDate.parse("2026-12-20"), "ABOLITION_OF_SLAVERY")
                .containsEntry(LocalDate.parse("2026-04-06"), "EASTER_MONDAY");
    }

    @Test
    void twoCelebrationsOnOneDayAreOneHoliday() {
        // Ascension Day fell on 8 May in 1997 and 2008, and does again in 2160.
        assertThat(PublicHolidays.of(Territory.FRANCE, false, 2008)).hasSize(10);
    }

    private static Stream<LocalDate> stream(List<String> days) {
        return days.stream().map(LocalDate::parse);
    }

    private static List<LocalDate> days(Territory territory, boolean goodFriday) {
        return List.copyOf(PublicHolidays.of(territory, goodFriday, 2026).keySet());
    }

    private static List<LocalDate> national() {
        return stream(NATIONAL_2026).toList();
    }

    private static List<LocalDate> nationalAnd(String... more) {
        return Stream.concat(stream(NATIONAL_2026), stream(List.of(more)))
                .sorted()
                .toList();
    }
}
