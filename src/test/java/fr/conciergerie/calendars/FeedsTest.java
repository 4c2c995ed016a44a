package fr.conciergerie.calendars;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.head;

import fr.conciergerie.accounts.Accounts;
import fr.conciergerie.bookings.BookingView;
import fr.conciergerie.bookings.Bookings;
import fr.conciergerie.bookings.Practice;
import fr.conciergerie.calendar.Calendar;
import fr.conciergerie.calendar.CancellationCause;
import fr.conciergerie.calendar.DeskHours;
import fr.conciergerie.database.BrokenOff;
import fr.conciergerie.database.RawRows;
import fr.conciergerie.orders.ClosedReason;
import fr.conciergerie.orders.Reason;
import fr.conciergerie.orders.Town;
import fr.conciergerie.shared.DayClock;
import fr.conciergerie.shared.NotFound;
import fr.conciergerie.shared.Tenant;
import fr.conciergerie.web.Actor;
import fr.conciergerie.web.LinkToken;
import fr.conciergerie.web.OperatorDirectory;
import fr.conciergerie.web.Role;
import fr.conciergerie.web.Visitor;
import java.nio.charset.StandardCharsets;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.ApplicationContext;
import org.springframework.http.HttpHeaders;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** What calendars read: whose it is, what it tells and what it does not, and for how long. */
@SpringBootTest
@AutoConfigureMockMvc
@ExtendWith(OutputCaptureExtension.class)
class FeedsTest {

    private static final DateTimeFormatter ON_THE_WALL = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss");

    @Autowired
    ApplicationContext context;

    @Autowired
    MockMvc mvc;

    @Autowired
    DayClock dayClock;

    private Town town;
    private Practice practice;
    private Visitor agent;

    @BeforeEach
    void somebodyReceivesAtTheHall() {
        town = Town.build(context);
        practice = Practice.open(context, town);
        agent = signedIn(town.agent());
    }

    @Test
    void aMembersCalendarTellsWhenAndWhereAndNothingElse() {
        var booked = practice.booked(context, 7);

        var file = file(taken(agent));

        assertThat(file)
                .contains(
                        "X-WR-CALNAME:Mes rendez-vous\\, conciergerie", "UID:booking-" + booked.id() + "@conciergerie")
                .contains("DTSTART;TZID=Europe/Paris:" + wall(booked), "SEQUENCE:0", "STATUS:CONFIRMED")
                .contains("SUMMARY:Rendez-vous bien-être", "LOCATION:Hôtel de ville\\, ")
                .contains("/appointments/lines/" + booked.line());
        assertThat(file)
                .as("an employer may look over a shoulder")
                .doesNotContainIgnoringCase("ostéo", "Lou", booked.orderNumber(), "Inès", "45,00");
    }

    @Test
    void aMovedHourIsTheSameEntryWithAGreaterNumber() {
        var booked = practice.booked(context, 7);
        var address = taken(agent);
        var before = answer(get(address));

        var moved = Practice.moved(context, town, booked);

        var after = answer(get(address));
        assertThat(text(after))
                .contains("UID:booking-" + booked.id(), "SEQUENCE:1", "DTSTART;TZID=Europe/Paris:" + wall(moved))
                .doesNotContain(wall(booked));
        assertThat(after.getHeader("ETag")).isNotEqualTo(before.getHeader("ETag"));
    }

    @Test
    void whatIsCancelledStaysCancelledForAMonthAndThenGoes() {
        var booked = practice.booked(context, 7);
        var address = taken(agent);
        inTown(() -> context.getBean(Bookings.class)
                .cancel(actor(town.agent()), booked.id(), Reason.chosen(ClosedReason.NO_LONGER_NEEDED), 0));

        assertThat(file(address)).contains("UID:booking-" + booked.id(), "STATUS:CANCELLED", "SEQUENCE:1");
        RawRows.change("update bookings.booking set changed_at = changed_at - interval '29 days' where id = '"
                + booked.id() + "'");
        assertThat(file(address)).contains("STATUS:CANCELLED");
        RawRows.change("update bookings.booking set changed_at = changed_at - interval '2 days' where id = '"
                + booked.id() + "'");
        assertThat(file(address)).doesNotContain("BEGIN:VEVENT");
    }

    @Test
    void whoHasReadItAlreadyIsToldSoAndSentNothing() {
        practice.booked(context, 7);
        var address = taken(agent);
        var first = answer(get(address));
        var tag = Objects.requireNonNull(first.getHeader("ETag"));

        assertThat(tag).startsWith("\"").doesNotContain("W/");
        assertThat(first.getHeader("Cache-Control")).contains("private", "no-cache");
        assertThat(first.getHeader("Referrer-Policy")).isEqualTo("no-referrer");
        assertThat(first.getContentType()).isEqualTo("text/calendar;charset=UTF-8");
        for (var asked : List.of(
                get(address).header(HttpHeaders.IF_NONE_MATCH, tag),
                get(address)
                        .header(
                                HttpHeaders.IF_MODIFIED_SINCE,
                                Objects.requireNonNull(first.getHeader("Last-Modified"))))) {
            var again = answer(asked);
            assertThat(again.getStatus()).isEqualTo(304);
            assertThat(again.getContentAsByteArray()).isEmpty();
            assertThat(again.getHeader("ETag")).isEqualTo(tag);
        }
        assertThat(answer(get(address)).getContentAsByteArray()).isEqualTo(first.getContentAsByteArray());
        assertThat(answer(head(address)).getHeader("ETag")).isEqualTo(tag);
    }

    /** Somebody who reads the log is not to read the calendars of others: neither where all is well nor where something fails. */
    @Test
    void whatIsLoggedLeadsToNobodysCalendar(CapturedOutput output) throws Exception {
        practice.booked(context, 7);
        var address = taken(agent);
        var token = address.substring(address.lastIndexOf('/') + 1).replace(".ics", "");

        var failed = BrokenOff.at(
                context,
                town.operator(),
                "select id from calendars.address order by made_at desc limit 1 for update",
                () -> status(address));

        assertThat(failed).isGreaterThanOrEqualTo(500);
        assertThat(output).as("that it failed is told").containsPattern("(?i)error|exception");
        assertThat(status(address)).as("and later it goes on").isEqualTo(200);
        assertThat(status(address.replace(token, token + "x"))).isIn(404, 429);
        assertThat(output).doesNotContain(token).doesNotContain(token.substring(token.length() / 2));
    }

    @Test
    void anAddressIsShownOnceAndSentTwiceItIsOne() {
        var fresh = agent.open("/calendars")
                .select("form[action=/calendars/addresses] [name=address]")
                .attr("value");
        assertThat(status("/calendars/feeds/" + fresh + ".ics"))
                .as("worth nothing until it is taken")
                .isEqualTo(404);

        for (int i = 0; i < 2; i++) {
            var page = agent.submit("/calendars/addresses", Map.of("address", fresh));
            assertThat(page.select("#address").text()).endsWith("/calendars/feeds/" + fresh + ".ics");
            assertThat(page.select("a[href^=webcal:]")).isNotEmpty();
            assertThat(page.text()).contains("qu’une ou deux fois par jour", "Aucun agenda ne l’a encore lue");
        }

        assertThat(agent.open("/calendars").select("form[action$=/revocation]")).hasSize(1);
        assertThat(agent.page().text()).doesNotContain(fresh);
        assertThat(status("/calendars/feeds/" + fresh + ".ics")).isEqualTo(200);
        assertThat(agent.open("/calendars").text()).contains("Lue la dernière fois");
    }

    @Test
    void anAddressThatWentAstrayIsChangedOrStopped() {
        var astray = taken(agent);
        var replacing = agent.page().selectFirst("form[action$=/replacement]");
        var fresh = Objects.requireNonNull(replacing).select("[name=address]").attr("value");
        agent.submit(replacing.attr("action"), Map.of("address", fresh));

        assertThat(status(astray)).isEqualTo(404);
        assertThat(status("/calendars/feeds/" + fresh + ".ics")).isEqualTo(200);
        var stopping = agent.page().select("form[action$=/revocation]").attr("action");
        agent.submit(stopping, Map.of());
        assertThat(agent.page().text()).contains("L’adresse ne marche plus");
        assertThat(status("/calendars/feeds/" + fresh + ".ics")).isEqualTo(404);
    }

    @Test
    void nobodyTouchesTheAddressOfSomebodyElse() {
        var address = taken(agent);
        var addresses = context.getBean(Addresses.class);
        var theirs =
                inTown(() -> addresses.mine(actor(town.agent()))).getFirst().id();
        var fresh = LinkToken.next(town.operator());

        for (var other : List.of(town.colleague(), town.concierge(), town.farmer())) {
            assertThatExceptionOfType(NotFound.class)
                    .isThrownBy(() -> inTown(() -> {
                        addresses.revoke(actor(other), theirs);
                        return true;
                    }));
            assertThatExceptionOfType(NotFound.class)
                    .isThrownBy(() -> inTown(() -> {
                        addresses.replace(actor(other), theirs, fresh);
                        return true;
                    }));
        }
        assertThat(status(address)).isEqualTo(200);
    }

    @Test
    void anAddressLeadsNowhereOnceItsOwnerMayComeNoMore() {
        var address = taken(agent);
        inTown(() -> {
            context.getBean(Accounts.class)
                    .revoke(
                            town.agent().account(),
                            Role.MEMBER,
                            Objects.requireNonNull(town.agent().member()).value());
            return true;
        });

        assertThat(status(address)).isEqualTo(404);
    }

    @Test
    void whoeverReceivesReadsANameAPlaceAndAnHour() {
        var booked = practice.booked(context, 7);

        var file = file(taken(signedIn(town.farmer())));

        assertThat(file)
                .contains("SUMMARY:Inès Faure", "DTSTART;TZID=Europe/Paris:" + wall(booked), "LOCATION:Hôtel de ville")
                .doesNotContainIgnoringCase("ostéo", booked.orderNumber(), "essai.example", "URL:", "DESCRIPTION:");
    }

    @Test
    void aPartnerReadsOnlyOfThoseWhoReceiveForThem() {
        var cobbler = signedIn(town.cobblerAtWork());

        assertThat(cobbler.open("/calendars").text()).contains("ne reçoit sur rendez-vous");
        assertThatExceptionOfType(NotFound.class)
                .isThrownBy(() -> inTown(() -> {
                    context.getBean(Addresses.class)
                            .make(
                                    actor(town.cobblerAtWork()),
                                    LinkToken.next(town.operator()),
                                    practice.practitioner());
                    return true;
                }));
    }

    @Test
    void aConciergeReadsTheirSessionsAndWhoComesToTheirSites() {
        practice.booked(context, 7);
        sessionInAWeek();

        assertThat(file(taken(signedIn(town.concierge()))))
                .contains("SUMMARY:Conciergerie ouverte : Hôtel de ville", "SUMMARY:Inès Faure")
                .doesNotContainIgnoringCase("ostéo", "Dépôt");
    }

    @Test
    void theSessionsOfASiteAreNoSecret() {
        sessionInAWeek();
        var address = siteAddress("hotel-de-ville");

        assertThat(agent.open("/calendars").text()).contains(address, "n’est pas secrète");
        assertThat(file(address))
                .contains("SUMMARY:Conciergerie ouverte : Hôtel de ville", "TRANSP:TRANSPARENT")
                .doesNotContain("Inès");
        var cancelled = inTown(() -> {
            var calendar = context.getBean(Calendar.class);
            var next = calendar.nextSessions(town.hall(), dayClock.now().toInstant(), 1)
                    .getFirst();
            calendar.cancel(next.id(), CancellationCause.BY_CLIENT, null);
            return next;
        });
        assertThat(file(address)).contains("UID:session-" + cancelled.id(), "STATUS:CANCELLED");
        assertThat(answer(get(address)).getHeader("Cache-Control")).contains("public");
        assertThat(status(siteAddress("nulle-part"))).isEqualTo(404);
        assertThat(status("/calendars/sites/nobody/hotel-de-ville.ics")).isEqualTo(404);
    }

    @Test
    void whoeverGuessesIsSlowedDown() {
        var network = "198.51.100." + (1 + (int) (Math.random() * 250));
        var guess = "/calendars/feeds/" + LinkToken.next(town.operator()).text() + ".ics";
        for (int i = 0; i < 30; i++) {
            assertThat(answer(get(guess).with(it -> {
                                it.setRemoteAddr(network);
                                return it;
                            }))
                            .getStatus())
                    .isEqualTo(404);
        }
        assertThat(answer(get(guess).with(it -> {
                            it.setRemoteAddr(network);
                            return it;
                        }))
                        .getStatus())
                .isEqualTo(429);
        assertThat(status("/calendars/feeds/x.ics")).isIn(404, 429);
    }

    private void sessionInAWeek() {
        inTown(() -> context.getBean(Calendar.class)
                .extraSession(
                        town.hall(),
                        dayClock.today().plusDays(8),
                        new DeskHours(LocalTime.of(19, 0), LocalTime.of(20, 0))));
    }

    private String siteAddress(String site) {
        var operator = context.getBean(OperatorDirectory.class).all().stream()
                .filter(it -> it.id().equals(town.operator()))
                .findFirst()
                .orElseThrow();
        return "/calendars/sites/" + operator.slug() + "/" + site + ".ics";
    }

    private Actor actor(Town.Someone someone) {
        return context.getBean(Accounts.class).actors(someone.account()).getFirst();
    }

    private <T> T inTown(Supplier<T> work) {
        return Tenant.call(town.operator(), work);
    }

    private Visitor signedIn(Town.Someone someone) {
        var visitor = new Visitor(mvc);
        visitor.signIn(someone.email(), Town.PASSWORD);
        return visitor;
    }

    /** The path of an address that somebody takes; they are left on the page that shows it. */
    private static String taken(Visitor visitor) {
        var form = visitor.open("/calendars").select("form[action=/calendars/addresses]");
        var practitioner = form.select("[name=practitioner]").attr("value");
        var fresh = form.select("[name=address]").attr("value");
        visitor.submit(
                "/calendars/addresses",
                practitioner.isEmpty()
                        ? Map.of("address", fresh)
                        : Map.of("address", fresh, "practitioner", practitioner));
        var shown = visitor.page().select("#address").text();
        return shown.substring(shown.indexOf("/calendars/"));
    }

    private String file(String path) {
        return text(answer(get(path)));
    }

    private int status(String path) {
        return answer(get(path)).getStatus();
    }

    private MockHttpServletResponse answer(MockHttpServletRequestBuilder asked) {
        try {
            return mvc.perform(asked).andReturn().getResponse();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    /** As a calendar reads it, with its long lines in one piece. */
    private static String text(MockHttpServletResponse answer) {
        assertThat(answer.getStatus()).isEqualTo(200);
        return new String(answer.getContentAsByteArray(), StandardCharsets.UTF_8)
                .replace("\r\n ", "")
                .replace("\u00a0", " ");
    }

    private static String wall(BookingView booking) {
        return booking.startsAt().atZone(booking.zone()).format(ON_THE_WALL);
    }
}
