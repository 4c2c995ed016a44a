package fr.conciergerie.bookings;

import static org.assertj.core.api.Assertions.assertThat;

import fr.conciergerie.catalogue.ServiceId;
import fr.conciergerie.organisations.SiteId;
import fr.conciergerie.partners.PartnerId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** While other hours are looked for, nobody is given what somebody else has just been given. */
class GivenHoursTest {

    private static final Instant NOON = Instant.parse("2026-12-08T11:00:00Z");
    private static final PractitionerId LOU = new PractitionerId(UUID.randomUUID());
    private static final PractitionerId SAM = new PractitionerId(UUID.randomUUID());
    private static final SiteId HALL = new SiteId(UUID.randomUUID());

    private final GivenHours given = new GivenHours();

    @Test
    void anHourHasAsManySeatsAsAreFree() {
        var group = schedule(LOU, null);

        for (int seat = 0; seat < 3; seat++) {
            assertThat(given.leave(group, slot(group, NOON, 3), 1)).isTrue();
            given.add(group, slot(group, NOON, 3), 1);
        }

        assertThat(given.leave(group, slot(group, NOON, 3), 1)).isFalse();
    }

    /** Whoever comes with a guest needs two. */
    @Test
    void thoseWhoComeTogetherHaveAllOfTheirSeatsOrNone() {
        var group = schedule(LOU, null);
        given.add(group, slot(group, NOON, 3), 2);

        assertThat(given.leave(group, slot(group, NOON, 3), 2)).isFalse();
        assertThat(given.leave(group, slot(group, NOON, 3), 1)).isTrue();
        assertThat(given.leave(schedule(SAM, null), slot(schedule(SAM, null), NOON, 1), 2))
                .isFalse();
    }

    /** A quarter of an hour belongs to whoever receives, before the next. */
    @Test
    void nobodyReceivesTwoAtOnceWhateverTheyOffer() {
        var massage = schedule(LOU, null);
        var talk = schedule(LOU, null);
        given.add(massage, slot(massage, NOON, 1), 1);

        assertThat(given.leave(talk, slot(talk, NOON, 1), 1)).isFalse();
        assertThat(given.leave(talk, slot(talk, NOON.plus(Duration.ofMinutes(45)), 1), 1))
                .isFalse();
        assertThat(given.leave(talk, slot(talk, NOON.plus(Duration.ofMinutes(60)), 1), 1))
                .isTrue();
        assertThat(given.leave(schedule(SAM, null), slot(schedule(SAM, null), NOON, 1), 1))
                .isTrue();
    }

    @Test
    void aRoomIsForOneAtATime() {
        var massage = schedule(LOU, "Salle 2");
        given.add(massage, slot(massage, NOON, 1), 1);
        var sameRoom = schedule(SAM, "Salle 2");
        var otherRoom = schedule(SAM, "Salle 3");

        assertThat(given.leave(sameRoom, slot(sameRoom, NOON, 1), 1)).isFalse();
        assertThat(given.leave(sameRoom, slot(sameRoom, NOON.plus(Duration.ofMinutes(45)), 1), 1))
                .isTrue();
        assertThat(given.leave(otherRoom, slot(otherRoom, NOON, 1), 1)).isTrue();
    }

    private static Slot slot(Schedule schedule, Instant startsAt, int free) {
        return new Slot(
                new SlotId(schedule.id(), startsAt), startsAt, startsAt.plus(Duration.ofMinutes(45)), free, free, 0);
    }

    private static Schedule schedule(PractitionerId practitioner, @Nullable String room) {
        return new Schedule(
                new ScheduleId(UUID.randomUUID()),
                new Practitioner(practitioner, new PartnerId(UUID.randomUUID()), "La Ferme", "Lou", null, true, 0),
                HALL,
                new ServiceId(UUID.randomUUID()),
                new ScheduleTerms(45, 5, 10, 1, 24, 60, 24, 4, room),
                List.of(),
                Map.of(),
                true,
                0);
    }
}
