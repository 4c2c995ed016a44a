package fr.conciergerie.animations;

import static org.assertj.core.api.Assertions.assertThat;

import fr.conciergerie.organisations.SiteId;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SeriesChangeTest {

    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
    private static final LocalDate DAY = LocalDate.of(2026, 10, 20);
    private static final LocalTime NOON = LocalTime.NOON;
    private static final RegistrationTerms EIGHT = RegistrationTerms.upTo(8, 0);

    @Test
    void anotherDayKeepsItsDayAndTakesTheNewHourByTheClockOnTheWall() {
        var change = new SeriesChange(day(DAY, NOON, "Hall", EIGHT), day(DAY, NOON.plusHours(1), "Hall", EIGHT));

        var afterTheClockWentBack = change.of(day(DAY.plusWeeks(1), NOON, "Hall", EIGHT));

        assertThat(afterTheClockWentBack).isEqualTo(day(DAY.plusWeeks(1), NOON.plusHours(1), "Hall", EIGHT));
    }

    @Test
    void aDayThatIsMovedMovesNoOther() {
        var change = new SeriesChange(day(DAY, NOON, "Hall", EIGHT), day(DAY.plusDays(1), NOON, "Hall", EIGHT));

        assertThat(change.of(day(DAY.plusWeeks(1), NOON, "Hall", EIGHT)))
                .isEqualTo(day(DAY.plusWeeks(1), NOON, "Hall", EIGHT));
    }

    @Test
    void whatHadBeenChangedOfADayAloneStays() {
        var change =
                new SeriesChange(day(DAY, NOON, "Hall", EIGHT), day(DAY, NOON, "Cour", RegistrationTerms.upTo(12, 0)));

        assertThat(change.of(day(DAY.plusWeeks(1), NOON, "Salle 12", EIGHT)))
                .isEqualTo(day(DAY.plusWeeks(1), NOON, "Salle 12", RegistrationTerms.upTo(12, 0)));
        assertThat(change.of(day(DAY.plusWeeks(1), NOON.minusHours(2), "Hall", RegistrationTerms.upTo(4, 0))))
                .isEqualTo(day(DAY.plusWeeks(1), NOON.minusHours(2), "Cour", RegistrationTerms.upTo(4, 0)));
    }

    @Test
    void theLastDayToRegisterIsAsManyDaysBefore() {
        var change = new SeriesChange(
                day(DAY, NOON, "Hall", closes(DAY.minusDays(1))), day(DAY, NOON, "Hall", closes(DAY.minusDays(3))));

        assertThat(change.of(day(DAY.plusWeeks(1), NOON, "Hall", closes(DAY.plusDays(6)))))
                .isEqualTo(day(DAY.plusWeeks(1), NOON, "Hall", closes(DAY.plusDays(4))));
    }

    @Test
    void whetherOneRegistersAtAllIsChangedAsAWhole() {
        var opened = new SeriesChange(day(DAY, NOON, "Hall", null), day(DAY, NOON, "Hall", closes(DAY.minusDays(2))));
        var dropped = new SeriesChange(day(DAY, NOON, "Hall", EIGHT), day(DAY, NOON, "Hall", null));
        var neither = new SeriesChange(day(DAY, NOON, "Hall", null), day(DAY, NOON, "Cour", null));

        assertThat(opened.of(day(DAY.plusWeeks(1), NOON, "Hall", null)).registration())
                .isEqualTo(closes(DAY.plusDays(5)));
        assertThat(dropped.of(day(DAY.plusWeeks(1), NOON, "Hall", EIGHT)).registration())
                .isNull();
        assertThat(neither.of(day(DAY.plusWeeks(1), NOON, "Hall", EIGHT)).registration())
                .isEqualTo(EIGHT);
    }

    private static RegistrationTerms closes(LocalDate on) {
        return new RegistrationTerms(8, 0, null, on);
    }

    private static AnimationDetails day(
            LocalDate day, LocalTime from, String place, @Nullable RegistrationTerms registration) {
        return new AnimationDetails(
                AnimationKind.WORKSHOP,
                "Pause étirements",
                "",
                List.of(new SiteId(new UUID(0, 1))),
                place,
                Times.at(day, from, day, from.plusHours(1), PARIS),
                registration,
                null,
                null,
                null);
    }
}
