package fr.conciergerie.calendar.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fr.conciergerie.Here;
import fr.conciergerie.accounts.Accounts;
import fr.conciergerie.animations.Fair;
import fr.conciergerie.bookings.Practice;
import fr.conciergerie.calendar.Calendar;
import fr.conciergerie.calendar.CancellationCause;
import fr.conciergerie.calendar.DeskHours;
import fr.conciergerie.calendar.DeskSession;
import fr.conciergerie.calendar.SessionStatus;
import fr.conciergerie.orders.OrderView;
import fr.conciergerie.orders.Town;
import fr.conciergerie.orders.Workshop;
import fr.conciergerie.shared.Tenant;
import fr.conciergerie.web.Role;
import fr.conciergerie.web.Visitor;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.TextStyle;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.support.TransactionTemplate;

/** A session of the desk is cancelled or moved: whoever does so sees who counts on it before anything happens. */
@SpringBootTest
@AutoConfigureMockMvc
class SessionPagesTest {

    private static final Map<String, String> CANCELLED = Map.of("cause", "BY_CLIENT", "note", "Élections");

    @Autowired
    ApplicationContext context;

    @Autowired
    MockMvc mvc;

    @Autowired
    Calendar calendar;

    @Autowired
    Clock clock;

    private Workshop shop;
    private Visitor manager;

    @BeforeEach
    void theDeskIsThereEveryDay() {
        shop = Workshop.open(context, Locale.FRENCH);
        shop.in(() -> {
            calendar.current(shop.site, clock.instant())
                    .ifPresent(it -> calendar.cancel(it.id(), CancellationCause.OTHER, null));
            return true;
        });
        manager = manager();
    }

    @Test
    void whoeverWasToHandSomethingInIsShownFirstAndToldThen() {
        var order = shop.ordered("talons");
        var next = sessions().getFirst();

        var look = cancel(next);

        assertThat(look.text())
                .contains(
                        "Voici ce qui est prévu à cette permanence",
                        "Une commande est à déposer à la prochaine permanence",
                        order.number() + " · " + Workshop.MEMBER_NAME)
                .doesNotContain("promise pour une permanence", "attend à la permanence");
        assertThat(status(next)).isEqualTo(SessionStatus.PLANNED);

        var done = manager.submit(path(next) + "/cancellation", Map.of());

        assertThat(done.text()).contains("La permanence est annulée", "À la demande du client", "Élections");
        assertThat(status(next)).isEqualTo(SessionStatus.CANCELLED);
        await().untilAsserted(() ->
                assertThat(kinds()).filteredOn("SESSION_CANCELLED"::equals).hasSize(1));
    }

    @Test
    void whatIsPromisedForThatDayIsPromisedAnew() {
        var order = shop.given("talons");
        var day = promised(order);
        var session = on(day);

        var next = sessions().stream()
                .map(SessionPagesTest::day)
                .filter(it -> it.isAfter(day))
                .findFirst()
                .orElseThrow();

        var look = cancel(session);

        assertThat(look.text())
                .contains(
                        "Une commande est promise pour une permanence qui n’aura pas lieu",
                        order.number(),
                        "Chaque personne reçoit un message");
        assertThat(promised(order)).isEqualTo(day);
        manager.submit(path(session) + "/cancellation", Map.of());
        await().untilAsserted(() -> assertThat(promised(order)).isEqualTo(next));
    }

    @Test
    void whatWaitsAtTheDeskIsNamed() {
        var order = shop.ready("talons");

        assertThat(cancel(sessions().getFirst()).text())
                .contains("Une commande prête attend à la permanence", order.number());
        assertThat(cancel(sessions().get(10)).text()).contains("La permanence est annulée");
    }

    /** Another hour of the same day keeps the promise, and still has people come at the wrong one. */
    @Test
    void aSessionIsMovedOnceItWasSeenWhomThatConcerns() {
        var promisedOne = shop.given("talons");
        var session = on(promised(promisedOne));
        var day = promised(promisedOne);

        var moved = move(session, day, "15:00", "16:00");

        assertThat(moved.text())
                .contains("La permanence est déplacée", "15 h 00")
                .doesNotContain("Voici ce qui est prévu");
        var later = on(day);
        var look = move(later, day.plusDays(1), "15:00", "16:00");
        assertThat(look.text())
                .contains("Une commande est promise pour une permanence qui n’aura pas lieu", promisedOne.number());
        assertThat(look.select("input[name=from]").val()).isEqualTo("15:00");

        var there = manager.submit(path(later) + "/move", Map.of());

        assertThat(there.text()).contains("La permanence est déplacée");
        await().untilAsserted(() -> assertThat(promised(promisedOne)).isEqualTo(day.plusDays(1)));
    }

    /** Two managers at once: the second one is told, and nobody hears of it twice. */
    @Test
    void whatSomebodyElseHasCancelledIsNotCancelledAgain() {
        shop.ordered("talons");
        var next = sessions().getFirst();
        cancel(next);
        var other = manager();
        other.open(path(next));
        other.submit(path(next) + "/cancellation", CANCELLED);
        other.submit(path(next) + "/cancellation", Map.of());

        manager.submit(path(next) + "/cancellation", Map.of());

        assertThat(manager.answer().getStatus()).isEqualTo(409);
        assertThat(manager.page().text()).contains("Cette permanence est annulée");
        await().untilAsserted(() ->
                assertThat(kinds()).filteredOn("SESSION_CANCELLED"::equals).hasSize(1));
    }

    /** The hours that are taken are told where they were typed. */
    @Test
    void aMoveThatCannotBeComesBackAsItWasFilledIn() {
        shop.ordered("talons");
        var next = sessions().getFirst();
        var taken = sessions().get(1);
        move(next, day(taken), "13:00", "15:00");

        var again = manager.submit(path(next) + "/move", Map.of());

        assertThat(manager.answer().getStatus()).isEqualTo(422);
        assertThat(again.select("#move-from-error")).isNotEmpty();
        assertThat(again.select("#move-until").val()).isEqualTo("15:00");
        assertThat(status(next)).isEqualTo(SessionStatus.PLANNED);
    }

    @Test
    void whereNobodyCountsOnItItIsCancelledAtOnce() {
        var next = sessions().getFirst();

        assertThat(cancel(next).text()).contains("La permanence est annulée");
        assertThat(status(next)).isEqualTo(SessionStatus.CANCELLED);
    }

    /** They need no desk: whoever moves it learns of them, and where to change them. */
    @Test
    void appointmentsAndAnimationsOfThoseHoursKeepThem() {
        var town = Town.build(context);
        var booking = Practice.open(context, town).booked(context, 9);
        var day = booking.startsAt().atZone(booking.zone()).toLocalDate();
        var fair = Fair.announced(context, town, null, 20);
        fair.postponed(context, (int)
                ChronoUnit.DAYS.between(fair.seen(context).times().starts().toLocalDate(), day));
        manager = new Visitor(mvc);
        manager.signIn(town.manager().email(), Town.PASSWORD);
        var session = Tenant.call(
                town.operator(),
                () -> calendar
                        .nextSessions(town.hall(), day.atStartOfDay(Here.ZONE).toInstant(), 1)
                        .stream()
                        .filter(it -> day(it).equals(day))
                        .findFirst()
                        .orElseGet(() -> calendar.session(calendar.extraSession(
                                town.hall(), day, new DeskHours(LocalTime.NOON, LocalTime.of(14, 0))))));

        var look = cancel(session);

        assertThat(look.text())
                .contains(
                        "Une animation a lieu à ces heures",
                        "12 h 30 · Collecte de vêtements",
                        "Un rendez-vous a lieu à ces heures",
                        "Inès Faure · Séance d’ostéopathie",
                        "fermez plutôt la journée");
        assertThat(look.select("main a[href=/operator/animations/" + fair.id() + "]"))
                .isNotEmpty();
        manager.submit(path(session) + "/cancellation", Map.of());
        assertThat(fair.seen(context).cancelReason()).isNull();
    }

    @Test
    void whoCountsOnTheDaysThatAreClosedIsShownFirstAndPromisedAnew() {
        var order = shop.given("talons");
        var day = promised(order);
        var next = sessions().stream()
                .map(SessionPagesTest::day)
                .filter(it -> it.isAfter(day.plusDays(3)))
                .findFirst()
                .orElseThrow();
        manager.open("/operator/calendar?site=" + shop.site);

        var look = manager.submit(
                closures(),
                Map.of("firstDay", day.toString(), "lastDay", day.plusDays(3).toString(), "reason", "Travaux"));

        assertThat(look.text())
                .contains(
                        "Une commande est promise pour une permanence qui n’aura pas lieu",
                        order.number(),
                        "Chaque personne reçoit un message");
        assertThat(promised(order)).isEqualTo(day);
        assertThat(manager.submit(closures(), Map.of()).text())
                .contains("Chaque personne dont quelque chose est déplacé");
        await().untilAsserted(() -> assertThat(promised(order)).isEqualTo(next));
    }

    /** However many sites: each that somebody counts on is looked at, and the others say nothing. */
    @Test
    void whoCountsOnAnyDeskIsShownWhereEverySiteCloses() {
        var order = shop.given("talons");
        var day = promised(order);
        manager.open("/operator/calendar?site=" + shop.site);

        var look = manager.submit(
                closures(),
                Map.of("firstDay", day.toString(), "lastDay", day.toString(), "reason", "Pont", "everywhere", "true"));

        assertThat(look.text())
                .contains("Une commande est promise pour une permanence qui n’aura pas lieu", order.number());
    }

    @Test
    void whoCountsOnAWeekdayThatEndsIsShownFirst() {
        var order = shop.given("talons");
        var day = promised(order);
        var end = endOf(day);

        var look = manager.submit(end, Map.of("lastDay", day.minusDays(1).toString()));

        assertThat(look.text())
                .contains(
                        "Des personnes comptent sur les permanences d’après",
                        "Une commande est promise pour une permanence qui n’aura pas lieu",
                        order.number(),
                        "La date devient celle d’une autre permanence");
        assertThat(status(on(day))).isEqualTo(SessionStatus.PLANNED);
        assertThat(manager.submit(end, Map.of()).text()).contains("C’est noté : dernier jour");
        await().untilAsserted(() -> assertThat(promised(order)).isAfter(day));
    }

    /** No other day can be given: whoever ends the last one learns that before, and settles it with each person. */
    @Test
    void whereNobodyComesAnyMoreItIsSaidThatADayCannotBeKept() {
        var order = shop.given("talons");
        var day = promised(order);
        var last = endOf(day);
        for (int i = 1; i < 7; i++) {
            var path = endOf(day.plusDays(i));
            manager.submit(path, Map.of("lastDay", day.minusDays(1).toString()));
            if (manager.page().selectFirst("form[action=%s] input[name=sure]".formatted(path)) != null) {
                manager.submit(path, Map.of());
            }
        }
        manager.open("/operator/calendar?site=" + shop.site);

        var look = manager.submit(last, Map.of("lastDay", day.minusDays(1).toString()));

        assertThat(look.text())
                .contains("Aucune autre permanence n’est prévue ensuite", order.number())
                .doesNotContain("La date devient celle d’une autre permanence");
        assertThat(look.select("button").eachText()).contains("Terminer ce rythme");
    }

    private String closures() {
        return Objects.requireNonNull(manager.page().selectFirst("form[action$=/closures]"))
                .attr("action");
    }

    /** Where the rhythm of a day's weekday is ended. */
    private String endOf(LocalDate day) {
        var weekday = day.getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.FRENCH);
        return Objects.requireNonNull(manager.open("/operator/calendar?site=" + shop.site)
                        .selectFirst("#patterns li:has(strong:containsOwn(%s)) form[action$=/end]".formatted(weekday)))
                .attr("action");
    }

    private Document cancel(DeskSession session) {
        manager.open(path(session));
        return manager.submit(path(session) + "/cancellation", CANCELLED);
    }

    private Document move(DeskSession session, LocalDate day, String from, String until) {
        manager.open(path(session));
        return manager.submit(
                path(session) + "/move", Map.of("day", day.toString(), "from", from, "until", until, "note", ""));
    }

    private static String path(DeskSession session) {
        return "/operator/calendar/sessions/" + session.id();
    }

    /** Those that have not begun. */
    private List<DeskSession> sessions() {
        return shop.in(() -> calendar.nextSessions(shop.site, clock.instant(), 60));
    }

    private DeskSession on(LocalDate day) {
        return sessions().stream().filter(it -> day(it).equals(day)).findFirst().orElseThrow();
    }

    private static LocalDate day(DeskSession session) {
        return session.startsAt().atZone(Here.ZONE).toLocalDate();
    }

    private SessionStatus status(DeskSession session) {
        return shop.in(() -> calendar.session(session.id()).status());
    }

    private LocalDate promised(OrderView order) {
        return Objects.requireNonNull(shop.in(() -> shop.orders().order(shop.manager(), order.id()))
                .lines()
                .getFirst()
                .promisedFor());
    }

    private List<String> kinds() {
        return shop.in(() -> Objects.requireNonNull(context.getBean(TransactionTemplate.class)
                .execute(_ -> context.getBean(JdbcClient.class)
                        .sql("select kind from notifications.message order by id")
                        .query(String.class)
                        .list())));
    }

    private Visitor manager() {
        var email = "manager-" + UUID.randomUUID() + "@essai.example";
        shop.in(() -> {
            var accounts = context.getBean(Accounts.class);
            var account = accounts.ensure(email, "Brigitte", Locale.FRENCH);
            accounts.grant(account, Role.MANAGER, null);
            accounts.setPassword(account, Town.PASSWORD);
            return true;
        });
        var visitor = new Visitor(mvc);
        visitor.signIn(email, Town.PASSWORD);
        return visitor;
    }
}
