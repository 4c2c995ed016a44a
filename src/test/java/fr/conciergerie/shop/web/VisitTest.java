package fr.conciergerie.shop.web;

import static org.assertj.core.api.Assertions.assertThat;

import fr.conciergerie.accounts.Accounts;
import fr.conciergerie.accounts.Someone;
import fr.conciergerie.orders.OrderView;
import fr.conciergerie.orders.Workshop;
import fr.conciergerie.organisations.MemberDetails;
import fr.conciergerie.organisations.MemberId;
import fr.conciergerie.organisations.OrganisationDetails;
import fr.conciergerie.organisations.OrganisationKind;
import fr.conciergerie.organisations.Organisations;
import fr.conciergerie.organisations.Territory;
import fr.conciergerie.shared.ShortCode;
import fr.conciergerie.web.Role;
import fr.conciergerie.web.Visitor;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.ApplicationContext;
import org.springframework.test.web.servlet.MockMvc;

/** When a member comes to the desk: the code that they show there, and the entry for their calendar. */
@SpringBootTest
@AutoConfigureMockMvc
class VisitTest {

    @Autowired
    ApplicationContext context;

    @Autowired
    MockMvc mvc;

    @Test
    void whatIsReadyBeginsWithTheCodeToShow() {
        var workshop = Workshop.open(context, Locale.FRENCH);
        var order = workshop.ready("talons");

        var page = member(workshop, workshop.member).open("/orders/" + order.id());

        var first = Objects.requireNonNull(page.selectFirst("main section"), page::text);
        assertThat(first.select("h2").text()).isEqualTo("Code de retrait");
        assertThat(first.text())
                .contains("Montrez ce code à la permanence", "Hôtel de ville", "Quelqu’un peut venir pour vous");
        assertThat(ShortCode.read(first.select("figcaption").text())).isPresent();
        assertThat(first.select("svg.qr")).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"FRANCE, Europe/Paris", "REUNION, Indian/Reunion"})
    void aVisitIsPutIntoACalendarByTheClockOfTheSite(Territory territory, String zone) {
        var workshop = Workshop.in(context, territory);
        var member = member(workshop, workshop.member);
        var order = workshop.ordered("talons");

        var file = file(member, order);

        assertThat(file)
                .containsSubsequence(
                        "BEGIN:VCALENDAR",
                        "BEGIN:VTIMEZONE",
                        "TZID:" + zone,
                        "TZOFFSETTO:",
                        "BEGIN:VEVENT",
                        "DTSTART;TZID=" + zone + ":",
                        "T120000",
                        "DTEND;TZID=" + zone + ":",
                        "T140000",
                        "SUMMARY:Conciergerie — à déposer",
                        "LOCATION:",
                        "END:VCALENDAR");
        assertThat(file.lines()).allSatisfy(it -> assertThat(it.length()).isLessThanOrEqualTo(75));
        assertThat(uid(file(member, order)))
                .as("opened again it replaces itself")
                .isEqualTo(uid(file));
    }

    /** An employer may read the calendar: it tells neither the service nor the order. */
    @Test
    void nothingInItTellsWhatWasOrdered() {
        var workshop = Workshop.open(context, Locale.FRENCH);
        var member = member(workshop, workshop.member);
        for (var order :
                List.of(workshop.ordered("talons"), workshop.ordered("osteopathie"), workshop.ready("talons"))) {
            assertThat(file(member, order))
                    .contains("SUMMARY:Conciergerie — ")
                    .doesNotContainIgnoringCase("talons", "ostéo", "rendez-vous", "atelier", order.number());
        }
    }

    @Test
    void whatIsPromisedStandsOnItsDay() {
        var workshop = Workshop.open(context, Locale.FRENCH);
        var order = workshop.ordered("osteopathie");
        LocalDate promised = Objects.requireNonNull(order.lines().getFirst().promisedFor());

        assertThat(file(member(workshop, workshop.member), order))
                .contains("Europe/Paris:" + promised.toString().replace("-", "") + "T120000");
    }

    @Test
    void whereNoDayIsKnownThereIsNothingToPutIntoACalendar() {
        var workshop = Workshop.open(context, Locale.FRENCH);
        var member = member(workshop, workshop.member);
        var over = workshop.ready("talons");
        workshop.in(() -> workshop.custody().collect(workshop.manager(), over.id(), workshop.line(over), null, null));

        assertThat(member.open("/orders/" + over.id()).select("a[href$=.ics]")).isEmpty();
        var line = "/orders/" + over.id() + "/lines/" + workshop.line(over);
        assertThat(member.look(line + "/collection.ics").getStatus()).isEqualTo(404);
        assertThat(member.look(line + "/deposit.ics").getStatus()).isEqualTo(404);
    }

    @Test
    void itIsTheMembersAlone() {
        var workshop = Workshop.open(context, Locale.FRENCH);
        var order = workshop.ready("talons");
        var path = "/orders/" + order.id() + "/lines/" + workshop.line(order) + "/collection.ics";
        assertThat(member(workshop, workshop.member).look(path).getStatus()).isEqualTo(200);

        assertThat(member(workshop, colleague(workshop)).look(path).getStatus()).isEqualTo(404);
        var elsewhere = Workshop.open(context, Locale.FRENCH);
        assertThat(member(elsewhere, elsewhere.member).look(path).getStatus()).isEqualTo(404);
        assertThat(new Visitor(mvc).look(path).getRedirectedUrl()).contains("/sign-in");
    }

    private String file(Visitor member, OrderView order) {
        var link = Objects.requireNonNull(
                member.open("/orders/" + order.id()).selectFirst("a[href$=.ics]"),
                () -> member.page().text());
        var answer = member.look(link.attr("href"));
        assertThat(answer.getContentType()).startsWith("text/calendar");
        return new String(answer.getContentAsByteArray(), StandardCharsets.UTF_8);
    }

    private static String uid(String file) {
        return file.lines().filter(it -> it.startsWith("UID:")).findFirst().orElseThrow();
    }

    private MemberId colleague(Workshop workshop) {
        return workshop.in(() -> {
            var organisations = context.getBean(Organisations.class);
            var client = organisations.addOrganisation(
                    new OrganisationDetails("Autre ville", "autre", OrganisationKind.TOWN, null));
            organisations.share(workshop.site, client, LocalDate.of(2024, 1, 1), null);
            return organisations.addMember(
                    client,
                    new MemberDetails("Jean Colas", "jean-" + UUID.randomUUID() + "@ville.example"),
                    LocalDate.of(2024, 1, 1));
        });
    }

    private Visitor member(Workshop workshop, MemberId member) {
        var email = "agent-" + UUID.randomUUID() + "@ville.example";
        workshop.in(() -> {
            var accounts = context.getBean(Accounts.class);
            var account = accounts.ensure(email, "Quelqu’un", Locale.FRENCH);
            accounts.setPassword(account, Someone.PASSWORD);
            accounts.grant(account, Role.MEMBER, member.value());
            return true;
        });
        var visitor = new Visitor(mvc);
        visitor.signIn(email, Someone.PASSWORD);
        return visitor;
    }
}
