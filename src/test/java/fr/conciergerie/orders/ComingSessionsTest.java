package fr.conciergerie.orders;

import static org.assertj.core.api.Assertions.assertThat;

import fr.conciergerie.calendar.DeskSession;
import fr.conciergerie.calendar.DeskSessionId;
import fr.conciergerie.calendar.SessionStatus;
import fr.conciergerie.catalogue.Shape;
import fr.conciergerie.organisations.SiteId;
import fr.conciergerie.partners.WorkingDays;
import fr.conciergerie.shared.Ids;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A desk that is open every day from Monday 23 November 2026 on, and a workshop that works as often. */
class ComingSessionsTest {

    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
    private static final LocalDate MONDAY = LocalDate.of(2026, 11, 23);
    private static final WorkingDays EVERY_DAY = new WorkingDays(EnumSet.allOf(DayOfWeek.class), Set.of());

    private final List<Integer> asked = new ArrayList<>();

    @Test
    void whatIsBackSoonAsksOnlyForTheNextSessions() {
        assertThat(sessions(200).promise(Shape.ENTRUSTED, at(MONDAY, 9), EVERY_DAY, 3))
                .contains(LocalDate.of(2026, 11, 27));
        assertThat(asked).containsExactly(20);
    }

    @Test
    void whatTakesLongIsPromisedForASessionFarAhead() {
        var sessions = sessions(200);

        assertThat(sessions.promise(Shape.ENTRUSTED, at(MONDAY, 9), EVERY_DAY, 30))
                .contains(LocalDate.of(2026, 12, 24));
        assertThat(sessions.promise(Shape.GOODS, at(MONDAY, 9), EVERY_DAY, 30)).contains(LocalDate.of(2026, 12, 24));
        assertThat(asked).as("read once for all").containsExactly(20, 52);
    }

    @Test
    void whereNoMoreArePlannedNoMoreAreAskedFor() {
        assertThat(sessions(5).promise(Shape.ENTRUSTED, at(MONDAY, 9), EVERY_DAY, 30))
                .isEmpty();
        assertThat(asked).containsExactly(20);
    }

    @Test
    void aRequestIsPromisedForNoDayAndAsksForNone() {
        assertThat(sessions(200).promise(Shape.REQUEST, at(MONDAY, 9), EVERY_DAY, 1))
                .isEmpty();
        assertThat(asked).containsExactly(20);
    }

    private ComingSessions sessions(int planned) {
        var site = new SiteId(Ids.next(at(MONDAY, 0)));
        return new ComingSessions(PARIS, limit -> {
            asked.add(limit);
            return MONDAY.datesUntil(MONDAY.plusDays(Math.min(planned, limit)))
                    .map(day -> new DeskSession(
                            new DeskSessionId(Ids.next(at(day, 0))),
                            site,
                            at(day, 12),
                            at(day, 14),
                            SessionStatus.PLANNED,
                            null))
                    .toList();
        });
    }

    private static Instant at(LocalDate day, int hour) {
        return day.atTime(LocalTime.of(hour, 0)).atZone(PARIS).toInstant();
    }
}
