package fr.conciergerie.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import fr.conciergerie.organisations.Organisations;
import fr.conciergerie.organisations.SiteId;
import fr.conciergerie.organisations.Sites;
import fr.conciergerie.organisations.Territory;
import fr.conciergerie.shared.OperatorId;
import fr.conciergerie.shared.Refused;
import fr.conciergerie.shared.Tenant;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;
import org.springframework.transaction.support.TransactionOperations;

@SpringBootTest
@AutoConfigureMockMvc
@RecordApplicationEvents
class CalendarTest {

    private static final DeskHours NOON = new DeskHours(LocalTime.NOON, LocalTime.of(14, 0));
    private static final UUID CONCIERGE = UUID.randomUUID();
    private static final ZoneId PARIS = Territory.FRANCE.zone();

    @Autowired
    Calendar calendar;

    @Autowired
    Timetables timetables;

    @Autowired
    Organisations organisations;

    @Autowired
    TransactionOperations transactions;

    @Autowired
    Clock clock;

    @Autowired
    ApplicationEvents events;

    private OperatorId operator = new OperatorId(new UUID(0, 0));
    private SiteId site = new SiteId(new UUID(0, 0));

    @BeforeEach
    void aSiteOfItsOwn() {
        operator = organisations.createOperator("Les Mains utiles", "op-" + UUID.randomUUID());
        site = Tenant.call(operator, () -> organisations.addSite(Sites.details("Siège")));
    }

    @Test
    void aPatternPlansTheNextTwelveMonths() {
        with(() -> {
            calendar.addPattern(site, DayOfWeek.TUESDAY, NOON, today(), null);

            var next = calendar.nextSessions(site, clock.instant(), 100);
            assertThat(next).hasSizeBetween(47, 53);
            assertThat(next)
                    .allSatisfy(it -> assertThat(it.startsAt().atZone(PARIS).toLocalTime())
                            .isEqualTo(LocalTime.NOON));
            assertThat(next)
                    .noneMatch(it -> calendar.isPublicHoliday(
                            site, it.startsAt().atZone(PARIS).toLocalDate()));
        });
    }

    @Test
    void lookingAgainChangesNothingEvenOnTwoInstancesAtOnce() {
        with(() -> calendar.addPattern(site, DayOfWeek.TUESDAY, NOON, today(), null));
        var before = Tenant.call(operator, () -> calendar.nextSessions(site, clock.instant(), 100));

        var runs = IntStream.range(0, 4)
                .mapToObj(_ -> CompletableFuture.runAsync(
                        () -> with(() -> transactions.executeWithoutResult(_ -> timetables.reviseAll()))))
                .toList();
        runs.forEach(CompletableFuture::join);

        with(() -> assertThat(calendar.nextSessions(site, clock.instant(), 100)).isEqualTo(before));
    }

    @Test
    void aClosureCancelsAndItsLiftingPutsBack() {
        with(() -> {
            calendar.addPattern(site, DayOfWeek.TUESDAY, NOON, today(), null);
            var first = calendar.nextSessions(site, clock.instant(), 1).getFirst();
            var day = first.startsAt().atZone(PARIS).toLocalDate();

            var closure = calendar.close(null, day, day.plusDays(1), "Travaux");
            assertThat(calendar.session(first.id()).cause()).isEqualTo("CLOSURE");
            assertThat(events.stream(SessionCancelled.class))
                    .filteredOn(it -> it.session().equals(first.id()))
                    .singleElement()
                    .satisfies(it -> assertThat(it.operator()).isEqualTo(operator));

            calendar.lift(closure);
            assertThat(calendar.session(first.id()).status()).isEqualTo(SessionStatus.PLANNED);
        });
    }

    @Test
    void whatAPersonCancelledStaysCancelled() {
        with(() -> {
            calendar.addPattern(site, DayOfWeek.TUESDAY, NOON, today(), null);
            var first = calendar.nextSessions(site, clock.instant(), 1).getFirst();
            calendar.cancel(first.id(), CancellationCause.CONCIERGE_ABSENT, "Malade");

            transactions.executeWithoutResult(_ -> timetables.reviseAll());

            assertThat(calendar.session(first.id()).cause()).isEqualTo("CONCIERGE_ABSENT");
            assertThatExceptionOfType(Refused.class)
                    .isThrownBy(() -> calendar.cancel(first.id(), CancellationCause.OTHER, null))
                    .withMessage("calendar.is-cancelled");
        });
    }

    @Test
    void aMovedSessionLeavesItsTraceAndCannotOverlap() {
        with(() -> {
            calendar.addPattern(site, DayOfWeek.TUESDAY, NOON, today(), null);
            var next = calendar.nextSessions(site, clock.instant(), 2);
            var day = next.getFirst().startsAt().atZone(PARIS).toLocalDate().plusDays(1);

            var moved = calendar.move(next.getFirst().id(), day, NOON, "Élections");

            assertThat(calendar.session(next.getFirst().id()).cause()).isEqualTo("MOVED");
            assertThat(calendar.nextSessions(site, clock.instant(), 1))
                    .extracting(DeskSession::id)
                    .containsExactly(moved);
            var taken = next.getLast().startsAt().atZone(PARIS).toLocalDate();
            assertThatExceptionOfType(Refused.class)
                    .isThrownBy(() -> calendar.move(moved, taken, NOON, null))
                    .withMessage("calendar.overlaps");
        });
    }

    @Test
    void twoPatternsCannotOverlap() {
        with(() -> {
            calendar.addPattern(site, DayOfWeek.TUESDAY, NOON, today(), null);
            var overlapping = new DeskHours(LocalTime.of(13, 0), LocalTime.of(15, 0));

            assertThatExceptionOfType(Refused.class)
                    .isThrownBy(() -> calendar.addPattern(site, DayOfWeek.TUESDAY, overlapping, today(), null))
                    .withMessage("calendar.overlaps");
        });
    }

    @Test
    void anEndedPatternLetsTheNextOneTakeItsPlace() {
        with(() -> {
            var noon = calendar.addPattern(site, DayOfWeek.TUESDAY, NOON, today().plusDays(30), null);
            calendar.endPattern(noon, today());
            assertThat(calendar.nextSessions(site, clock.instant(), 100)).isEmpty();

            calendar.addPattern(site, DayOfWeek.TUESDAY, NOON, today().plusDays(30), null);
            assertThat(calendar.nextSessions(site, clock.instant(), 100)).hasSizeGreaterThan(40);
        });
    }

    @Test
    void aSessionIsHeldWhenItHasBegunAndNotBefore() {
        with(() -> {
            var past = calendar.extraSession(site, today().minusDays(1), NOON);
            calendar.hold(past, CONCIERGE);
            assertThat(calendar.session(past).status()).isEqualTo(SessionStatus.HELD);

            var future = calendar.extraSession(site, today().plusDays(2), NOON);
            assertThatExceptionOfType(Refused.class)
                    .isThrownBy(() -> calendar.hold(future, CONCIERGE))
                    .withMessage("calendar.not-yet");
        });
    }

    @Test
    void theSessionsOfSeveralSitesComeAtOnce() {
        with(() -> {
            var island = organisations.addSite(Sites.in(Territory.REUNION, "Saint-Denis"));
            calendar.addPattern(site, DayOfWeek.TUESDAY, NOON, today(), null);
            calendar.addPattern(island, DayOfWeek.TUESDAY, NOON, today(), null);

            var next = calendar.nextSessions(List.of(site, island), clock.instant(), 3);
            assertThat(next.get(site)).hasSize(3);
            assertThat(next.get(island))
                    .hasSize(3)
                    .allSatisfy(it -> assertThat(
                                    it.startsAt().atZone(ZoneId.of("UTC")).getHour())
                            .isEqualTo(8));
        });
    }

    @Test
    void theSessionThatIsGoingOnIsTheCurrentOne() {
        with(() -> {
            var id = calendar.extraSession(site, today().plusDays(2), NOON);
            Instant during = calendar.session(id).startsAt().plusSeconds(60);

            assertThat(calendar.current(site, during))
                    .hasValueSatisfying(it -> assertThat(it.id()).isEqualTo(id));
            assertThat(calendar.current(site, during.minusSeconds(120))).isEmpty();
        });
    }

    private void with(Runnable work) {
        Tenant.run(operator, work);
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), PARIS);
    }
}
