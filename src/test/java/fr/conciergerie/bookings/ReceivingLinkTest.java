package fr.conciergerie.bookings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fr.conciergerie.accounts.Accounts;
import fr.conciergerie.orders.ClosedReason;
import fr.conciergerie.orders.Reason;
import fr.conciergerie.orders.Town;
import fr.conciergerie.shared.Tenant;
import fr.conciergerie.web.Visitor;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.support.TransactionOperations;

/** Who receives without an account: by a link in a letter they see who comes to them, and to nobody else. */
@SpringBootTest
@AutoConfigureMockMvc
class ReceivingLinkTest {

    private static final Pattern LINK = Pattern.compile("/receiving/[A-Za-z0-9_-]+");

    @Autowired
    ApplicationContext context;

    @Autowired
    MockMvc mvc;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionOperations transaction;

    Town town;
    Practice practice;
    Visitor manager;
    String page;

    @BeforeEach
    void somebodyReceives() {
        town = Town.build(context);
        practice = Practice.open(context, town);
        manager = new Visitor(mvc);
        manager.signIn(town.manager().email(), Town.PASSWORD);
        page = "/operator/appointments/practitioners/" + practice.practitioner();
    }

    @Test
    void theManagerSendsALinkByWhichTheySeeWhoComes() {
        var booked = practice.booked(context, 7);
        assertThat(manager.open(page).select("main").text()).doesNotContain("Envoyer un lien");
        manager.submit(page, Map.of("name", "Lou", "email", "Lou@Cabinet.example", "active", "true"));
        manager.submit(page + "/link", Map.of());
        assertThat(manager.page().select("main").text()).contains("Un lien part par courriel pour Lou");

        var letter = onlyLetter("RECEIVING_LINK");
        assertThat(letter).contains("Vos rendez-vous, sans mot de passe").doesNotContain("Inès");
        var root = link(letter);
        assertThat(manager.open(page).select("main").text())
                .contains("jamais ouvert", "Arrêter tous ses liens")
                .doesNotContain("/receiving/");

        var lou = new Visitor(mvc);
        var week = lou.open(root + "?from=" + day(booked)).select("main");
        assertThat(week.text())
                .contains("Vos rendez-vous", "Inès Faure", "de 12 h 00 à 12 h 45")
                .doesNotContain("45,00", booked.orderNumber());
        assertThat(week.select("a[href^=/partner], a[href=/agenda]")).isEmpty();
        assertThat(lou.answer().getHeader("Referrer-Policy")).isEqualTo("no-referrer");
        assertThat(lou.answer().getHeader("Cache-Control")).isEqualTo("no-store");
        assertThat(lou.answer().getHeader("Set-Cookie"))
                .satisfiesAnyOf(
                        it -> assertThat(it).isNull(), it -> assertThat(it).doesNotContain("SESSION"));
        assertThat(manager.open(page).select("main").text()).doesNotContain("jamais ouvert");
    }

    @Test
    void byTheLinkTheySayWhoCameKeepATimeAndAreAway() {
        var booked = practice.booked(context, 7);
        practice.earlier(context, booked, 8);
        var lou = new Visitor(mvc);
        var root = issued(practice.practitioner());
        lou.open(root + "?from=" + day(booked).minusDays(8));
        lou.submit(root + "/" + booked.id() + "/attendance", Map.of("attendance", "ATTENDED"));
        assertThat(lou.page().select("main").text()).contains("C’est noté.", "Est venu");
        assertThat(lou.page().location()).doesNotContain("Inès");

        var day = practice.workingDay(context, 10);
        lou.open(root);
        lou.submit(root + "/kept", Map.of("day", day.toString(), "from", "12:00", "until", "14:00"));
        assertThat(lou.page().select("main").text()).contains("ce moment est à vous");
        lou.submit(lou.page().select("form[action$=/release]").attr("action"), Map.of());
        assertThat(lou.page().select("main").text()).contains("on peut de nouveau réserver");

        var next = practice.booked(context, 15);
        var absence = root + "/absence/" + practice.practitioner();
        lou.open(absence);
        lou.submit(
                absence, Map.of("first", day(next).toString(), "last", day(next).toString()));
        assertThat(lou.page().select("main").text()).contains("Inès Faure");
        lou.submit(absence, Map.of());
        assertThat(lou.page().select("main").text()).contains("L’absence est notée");
        assertThat(lou.open(root + "?from=" + day(next)).select("main").text())
                .contains("toute la journée")
                .doesNotContain("Inès Faure");

        var calendar = root + "/calendar/" + practice.practitioner();
        lou.open(calendar);
        lou.submit(calendar, Map.of("address", "http://agenda.example/lou.ics"));
        assertThat(lou.answer().getStatus()).isEqualTo(422);
        lou.submit(calendar, Map.of("address", "webcal://agenda.example/lou.ics"));
        assertThat(lou.page().select("main").text()).contains("lu dans la minute", "agenda.example");
        lou.submit(calendar + "/reading", Map.of());
        lou.submit(calendar + "/removal", Map.of());
        assertThat(lou.page().select("main").text()).contains("rien n’en est gardé");
    }

    /** Another one of the same partner is as far away as anybody else. */
    @Test
    void nobodyElsesHoursExistToThem() {
        var booked = practice.booked(context, 7);
        practice.earlier(context, booked, 8);
        var other = Practice.open(context, town);
        var lou = new Visitor(mvc);
        var root = issued(other.practitioner());
        var token = lou.open(root).select("input[name=_csrf]").val();

        assertThat(lou.open(root + "?from=" + day(booked).minusDays(8))
                        .select("main")
                        .text())
                .doesNotContain("Inès Faure");
        for (var path : List.of(
                "/" + booked.id() + "/attendance",
                "/absence/" + practice.practitioner(),
                "/calendar/" + practice.practitioner(),
                "/calendar/" + practice.practitioner() + "/reading",
                "/calendar/" + practice.practitioner() + "/removal")) {
            assertThat(lou.postBlindly(
                                    root + path,
                                    Map.of(
                                            "_csrf",
                                            token,
                                            "attendance",
                                            "ABSENT",
                                            "version",
                                            "0",
                                            "first",
                                            "2030-01-01"))
                            .getStatus())
                    .as(path)
                    .isEqualTo(404);
        }
        assertThat(lou.look(root + "/absence/" + practice.practitioner()).getStatus())
                .isEqualTo(404);
        assertThat(lou.look(root + "/calendar/" + practice.practitioner()).getStatus())
                .isEqualTo(404);
    }

    @Test
    void aLinkIsStoppedAndOneThatNeverWasLeadsNowhere() {
        var root = issued(practice.practitioner());
        assertThat(new Visitor(mvc).look(root).getStatus()).isEqualTo(200);
        manager.open(page);
        manager.submit(page + "/link/revocation", Map.of());
        assertThat(manager.page().select("main").text())
                .contains("plus aucun lien de Lou ne marche", "aucun lien ne marche");

        var gone = new Visitor(mvc);
        assertThat(gone.look(root).getStatus()).isEqualTo(410);
        assertThat(gone.page().select("main").text()).contains("Ce lien ne marche plus");
        assertThat(gone.look(root.substring(0, root.length() - 4) + "AAAA").getStatus())
                .isEqualTo(404);
        assertThat(gone.look("/receiving/nothing").getStatus()).isEqualTo(404);
    }

    /** The address was mistyped, and a stranger has the link: with the right one it is dead. */
    @Test
    void anotherAddressStopsWhatWasSentToTheFirst() {
        manager.open(page);
        manager.submit(page, Map.of("name", "Lou", "email", "luo@cabinet.example", "active", "true"));
        var astray = issued(practice.practitioner());
        manager.submit(page, Map.of("name", "Lou Martin", "email", "luo@cabinet.example", "active", "true"));
        assertThat(new Visitor(mvc).look(astray).getStatus()).isEqualTo(200);

        manager.submit(page, Map.of("name", "Lou Martin", "email", "lou@cabinet.example", "active", "true"));
        assertThat(new Visitor(mvc).look(astray).getStatus()).isEqualTo(410);
    }

    @Test
    void withoutAnAddressNothingIsSent() {
        manager.open(page);
        var token = manager.page().select("input[name=_csrf]").val();
        assertThat(manager.postBlindly(page + "/link", Map.of("_csrf", token)).getStatus())
                .isEqualTo(409);
        manager.open(page);
        manager.submit(page, Map.of("name", "Lou", "email", "pas une adresse", "active", "true"));
        assertThat(manager.answer().getStatus()).isEqualTo(422);
        assertThat(manager.page().select("#email").val()).isEqualTo("pas une adresse");
    }

    /** The evening before; again once it is another list, by day; and not for those who have no address. */
    @Test
    void theDayIsToldTheEveningBeforeAndOnceMoreWhereItChanges() {
        var booked = practice.booked(context, 7);
        var day = day(booked);
        var evening = day.minusDays(1).atTime(17, 20).atZone(booked.zone()).toInstant();
        assertThat(told(evening)).isZero();
        manager.open(page);
        manager.submit(page, Map.of("name", "Lou", "email", "lou@cabinet.example", "active", "true"));

        assertThat(told(day.minusDays(1).atTime(16, 50).atZone(booked.zone()).toInstant()))
                .isZero();
        assertThat(told(evening)).isEqualTo(1);
        assertThat(told(evening.plusSeconds(600))).isZero();
        var letter = onlyLetter("PRACTITIONER_DAY");
        assertThat(letter)
                .contains(
                        "Vos rendez-vous",
                        "Une personne a rendez-vous avec vous",
                        "de 12 h 00 à 12 h 45",
                        "une personne, Hôtel de ville")
                .doesNotContain("Inès", "ostéopathie");
        assertThat(new Visitor(mvc)
                        .open(link(letter) + "?from=" + day)
                        .select("main")
                        .text())
                .contains("Inès Faure");

        Tenant.run(town.operator(), () -> {
            var agent = context.getBean(Accounts.class)
                    .actors(town.agent().account())
                    .getFirst();
            context.getBean(Bookings.class)
                    .cancel(agent, booked.id(), Reason.chosen(ClosedReason.BY_MISTAKE), booked.version());
        });
        assertThat(told(day.minusDays(1).atTime(23, 0).atZone(booked.zone()).toInstant()))
                .isZero();
        assertThat(told(day.atTime(7, 0).atZone(booked.zone()).toInstant())).isEqualTo(1);
        await().until(() -> letters("PRACTITIONER_DAY").size() == 2);
        assertThat(letters("PRACTITIONER_DAY").getLast())
                .contains("Changement dans vos rendez-vous", "Plus personne n’a rendez-vous");
        assertThat(told(day.atTime(8, 0).atZone(booked.zone()).toInstant())).isZero();
    }

    private int told(Instant now) {
        return in(() -> new DaysOfPractitioners(
                        jdbc,
                        context.getBean(BookingRepository.class),
                        context,
                        Clock.fixed(now, Clock.systemUTC().getZone()))
                .tell());
    }

    private String issued(PractitionerId practitioner) {
        return in(() -> context.getBean(ReceivingLinks.class).issue(practitioner))
                .path();
    }

    private String onlyLetter(String kind) {
        await().until(() -> !letters(kind).isEmpty());
        assertThat(letters(kind)).hasSize(1);
        return letters(kind).getFirst();
    }

    private List<String> letters(String kind) {
        return in(() -> jdbc
                .sql(
                        "select subject || ' ' || body_text from notifications.message where kind = :kind order by created_at")
                .param("kind", kind)
                .query(String.class)
                .list()
                .stream()
                .map(it -> Objects.requireNonNull(it).replace('\u00a0', ' '))
                .toList());
    }

    private <T> T in(Supplier<T> work) {
        return Tenant.call(town.operator(), () -> Objects.requireNonNull(transaction.execute(_ -> work.get())));
    }

    private static String link(String letter) {
        var link = LINK.matcher(letter);
        assertThat(link.find()).isTrue();
        return link.group();
    }

    private static LocalDate day(BookingView booking) {
        return booking.startsAt().atZone(booking.zone()).toLocalDate();
    }
}
