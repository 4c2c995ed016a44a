package fr.conciergerie.animations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import fr.conciergerie.organisations.SiteId;
import fr.conciergerie.shared.Refused;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class AnimationTest {

    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
    private static final LocalDate DAY = LocalDate.of(2026, 12, 8);
    private static final Instant BEFORE = Instant.parse("2026-12-01T09:00:00Z");
    private static final Instant DURING = Instant.parse("2026-12-08T12:00:00Z");
    private static final Instant AFTER = Instant.parse("2026-12-08T14:00:00Z");

    @Test
    void isAnnouncedOnceAndTakesPlace() {
        var published = published();

        assertThat(published.hold(DURING).state()).isInstanceOf(AnimationState.Held.class);
        refuses("animations.already-published", () -> published.publish(BEFORE));
        refuses("animations.not-yet", () -> published.hold(BEFORE));
        assertThat(published.hold(DURING).hold(AFTER)).isEqualTo(published.hold(DURING));
    }

    @Test
    void whatIsPastIsNotAnnounced() {
        refuses("animations.is-past", () -> draft().publish(AFTER));
        refuses("animations.does-not-take-place", () -> draft().hold(AFTER));
    }

    @Test
    void anotherHourOrPlaceIsCountedAndAnotherWordIsNot() {
        var published = published();

        assertThat(published.change(details(DAY.plusDays(1), "Hall"), BEFORE).sequence())
                .isOne();
        assertThat(published.change(details(DAY, "Jardin"), BEFORE).sequence()).isOne();
        assertThat(published.change(details(DAY, "Hall"), BEFORE).sequence()).isZero();
        assertThat(draft().change(details(DAY.plusDays(1), "Hall"), BEFORE).sequence())
                .isZero();
        refuses("animations.is-over", () -> published.change(details(DAY.plusDays(1), "Hall"), AFTER));
    }

    @Test
    void isCancelledWithAReasonUntilItIsOver() {
        var cancelled = published().cancel(" Grève ", BEFORE);

        assertThat(cancelled.state()).isInstanceOf(AnimationState.Cancelled.class);
        assertThat(((AnimationState.Cancelled) cancelled.state()).reason()).isEqualTo("Grève");
        refuses("animations.needs-a-reason", () -> published().cancel(" ", BEFORE));
        refuses("animations.is-over", () -> published().cancel("Grève", AFTER));
        refuses("animations.is-over", () -> cancelled.change(details(DAY, "Hall"), BEFORE));
        refuses("animations.draft-is-removed", () -> draft().cancel("Grève", BEFORE));
    }

    @Test
    void oneRegistersInTheDaysForItUntilItBegins() {
        var open = with(new RegistrationTerms(10, 0, DAY.minusDays(7), DAY.minusDays(1)));

        assertThat(open.requireOpen(BEFORE)).isNotNull();
        refuses("animations.not-open-yet", () -> open.requireOpen(BEFORE.minus(Duration.ofDays(1))));
        refuses("animations.no-longer-open", () -> open.requireOpen(Instant.parse("2026-12-07T23:00:00Z")));
        refuses("animations.has-begun", () -> with(RegistrationTerms.OPEN).requireOpen(DURING));
        refuses("animations.does-not-take-place", () -> draft().requireOpen(BEFORE));
        refuses(
                "animations.was-cancelled",
                () -> published().cancel("Grève", BEFORE).requireOpen(BEFORE));
    }

    @Test
    void whatIsToldToTheEmployerGoesByFives() {
        assertThat(ToldTurnout.of(4, 0).registeredAtLeast()).isEmpty();
        assertThat(ToldTurnout.of(5, 4).registeredAtLeast()).hasValue(5);
        assertThat(ToldTurnout.of(5, 4).attendedAtLeast()).isEmpty();
        assertThat(ToldTurnout.of(13, 9).registeredAtLeast()).hasValue(10);
        assertThat(ToldTurnout.of(13, 9).attendedAtLeast()).hasValue(5);
    }

    private static void refuses(String key, ThrowingCallable deed) {
        assertThatExceptionOfType(Refused.class).isThrownBy(deed).withMessage(key);
    }

    private static Animation draft() {
        return Animation.draft(new AnimationId(UUID.randomUUID()), details(DAY, "Hall"));
    }

    private static Animation published() {
        return draft().publish(BEFORE);
    }

    private static Animation with(RegistrationTerms terms) {
        return Animation.draft(new AnimationId(UUID.randomUUID()), details(DAY, "Hall", terms))
                .publish(BEFORE);
    }

    private static final List<SiteId> SITES = List.of(new SiteId(UUID.randomUUID()));

    private static AnimationDetails details(LocalDate day, String place) {
        return details(day, place, RegistrationTerms.OPEN);
    }

    private static AnimationDetails details(LocalDate day, String place, RegistrationTerms terms) {
        return new AnimationDetails(
                AnimationKind.WORKSHOP,
                "Atelier vélo",
                "",
                SITES,
                place,
                Times.at(day, LocalTime.of(12, 30), day, LocalTime.of(14, 0), PARIS),
                terms,
                null,
                null,
                null);
    }
}
