package fr.conciergerie.jobs.web;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import fr.conciergerie.accounts.Accounts;
import fr.conciergerie.accounts.Someone;
import fr.conciergerie.jobs.JobLinks;
import fr.conciergerie.orders.LineStatus;
import fr.conciergerie.orders.OrderView;
import fr.conciergerie.orders.Workshop;
import fr.conciergerie.shared.Money;
import fr.conciergerie.web.Role;
import fr.conciergerie.web.Visitor;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@SpringBootTest
@AutoConfigureMockMvc
class PartnerRoomTest {

    @Autowired
    ApplicationContext context;

    @Autowired
    MockMvc mvc;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    PlatformTransactionManager transactions;

    Workshop workshop;
    Visitor cobbler;

    @BeforeEach
    void opens() {
        workshop = Workshop.open(context, Locale.FRENCH);
        cobbler = new Visitor(mvc);
    }

    @Test
    void aJobIsAcceptedAndFinishedInTheRoom() {
        var order = workshop.given("talons");
        signIn();

        assertThat(cobbler.open("/partner").text()).contains("Talons à refaire", "À répondre");
        var page = cobbler.open(room(order));
        assertThat(page.text()).contains("12,50", order.number(), "Merci !");
        assertThat(cobbler.submit(room(order) + "/acceptance", Map.of()).text()).contains("C’est accepté", "En cours");
        assertThat(cobbler.submit(room(order) + "/completion", Map.of()).text()).contains("le travail est fini");

        assertThat(status(order)).isEqualTo(LineStatus.COMPLETED);
        assertThat(cobbler.open("/partner?tab=FINISHED").text()).contains("Talons à refaire");
    }

    @Test
    void theSameWorksByLinkWithoutAnAccountAndWithoutASession() {
        var order = workshop.given("talons");
        var link = link(order);

        assertThat(cobbler.open(link).text()).contains("Talons à refaire", "Accepter");
        assertThat(cobbler.answer().getHeader("Referrer-Policy")).isEqualTo("no-referrer");
        assertThat(cobbler.answer().getHeader("Cache-Control")).isEqualTo("no-store");
        assertThat(cobbler.submit(link + "/acceptance", Map.of()).text()).contains("C’est accepté", "J’ai fini");
        assertThat(cobbler.submit(link + "/completion", Map.of()).text()).contains("Fini");

        assertThat(status(order)).isEqualTo(LineStatus.COMPLETED);
        assertThat(cobbler.cookies().keySet()).doesNotContain("SESSION", "session", "JSESSIONID");
    }

    @Test
    void noPageSaysWhoTheMemberIs() {
        var order = workshop.given("talons");
        signIn();

        var pages = cobbler.open("/partner").html()
                + cobbler.open(room(order)).html()
                + new Visitor(mvc).open(link(order)).html();

        assertThat(pages)
                .doesNotContain(Workshop.MEMBER_NAME, "Philom", workshop.memberAddress, workshop.member.toString());
    }

    @Test
    void aJobIsRefusedWithAReason() {
        var order = workshop.given("talons");
        var link = link(order);
        cobbler.open(link);

        assertThat(cobbler.submit(link + "/refusal", Map.of("reason", "")).text())
                .contains("Choisissez une raison");
        assertThat(cobbler.answer().getStatus()).isEqualTo(422);
        assertThat(cobbler.submit(link + "/refusal", Map.of("reason", "OTHER")).text())
                .contains("Dites pourquoi");
        assertThat(cobbler.submit(link + "/refusal", Map.of("reason", "TOO_BUSY", "words", "Fin d’année"))
                        .text())
                .contains("vous ne faites pas ce travail");

        assertThat(status(order)).isEqualTo(LineStatus.REFUSED);
        assertThat(workshop.in(() -> workshop.orders().order(workshop.manager(), order.id()))
                        .lines()
                        .getFirst()
                        .reason())
                .isEqualTo(new OrderView.Why("TOO_BUSY", "Fin d’année"));
    }

    @Test
    void anotherPriceIsProposed() {
        var order = workshop.given("talons");
        var link = link(order);
        cobbler.open(link);

        assertThat(cobbler.submit(link + "/proposal", Map.of("reason", "MORE_WORK"))
                        .text())
                .contains("Donnez un autre prix, un autre jour, ou les deux.");
        assertThat(cobbler.submit(link + "/proposal", Map.of("reason", "MORE_WORK", "price", "vingt"))
                        .text())
                .contains("vingt");
        assertThat(cobbler.submit(link + "/proposal", Map.of("reason", "MORE_WORK", "price", "20,00"))
                        .text())
                .contains("Votre proposition est partie", "20,00");

        assertThat(status(order)).isEqualTo(LineStatus.PROPOSED);
    }

    /** Never a hundred times as much, which would go to the member by letter. */
    @Test
    void aPriceMayBeTypedAsItIsSaid() {
        var order = workshop.given("talons");
        var link = link(order);
        cobbler.open(link);

        assertThat(cobbler.submit(link + "/proposal", Map.of("reason", "MORE_WORK", "price", "15€50"))
                        .text())
                .contains("Votre proposition est partie", "15,50");

        assertThat(workshop.in(() -> workshop.orders().order(workshop.manager(), order.id()))
                        .lines()
                        .getFirst()
                        .proposal())
                .isEqualTo(new OrderView.Proposal(Money.euros(15, 50), null, new OrderView.Why("MORE_WORK", null)));
    }

    @Test
    void aFormSentTwiceIsNoMistake() {
        var order = workshop.given("talons");
        var link = link(order);
        var form = cobbler.open(link).select("form[action$=acceptance] input").stream()
                .collect(toMap(it -> it.attr("name"), it -> it.attr("value")));

        assertThat(cobbler.postBlindly(link + "/acceptance", form).getStatus()).isEqualTo(303);
        assertThat(cobbler.postBlindly(link + "/acceptance", form).getStatus()).isEqualTo(303);

        assertThat(status(order)).isEqualTo(LineStatus.ACCEPTED);
    }

    @Test
    void aLinkThatIsWrongRevokedOrOldHelpsOn() {
        var order = workshop.given("talons");
        var link = link(order);
        var wrong = link.substring(0, link.length() - 4) + "AAAA";

        assertThat(cobbler.look(wrong).getStatus()).isEqualTo(404);
        assertThat(cobbler.look("/job/x").getStatus()).isEqualTo(404);
        assertThat(cobbler.page().text()).contains("Ce lien ne mène nulle part");
        inTransaction("update orders.job_link set expires_at = made_at - interval '1 second'");
        assertThat(cobbler.look(link).getStatus()).isEqualTo(410);

        var fresh = link(order);
        assertThat(cobbler.look(fresh).getStatus()).isEqualTo(200);
        workshop.in(() -> {
            context.getBean(JobLinks.class).revoke(workshop.manager(), order.id(), workshop.line(order));
            return true;
        });
        assertThat(cobbler.look(fresh).getStatus()).isEqualTo(410);
    }

    @Test
    void aLinkDiesAWeekAfterItsJob() {
        var order = workshop.finished("talons");
        var link = link(order);

        assertThat(cobbler.look(link).getStatus()).isEqualTo(200);
        inTransaction("update orders.job set ended_at = ended_at - interval '8 days'");
        assertThat(cobbler.look(link).getStatus()).isEqualTo(410);
    }

    @Test
    void aPartnerSeesNobodyElsesJobs() {
        var order = workshop.given("talons");
        var other = Workshop.open(context, Locale.FRENCH);
        signIn();
        var theirs = other.given("talons");

        assertThat(cobbler.look("/partner/jobs/" + other.job(theirs)).getStatus())
                .isEqualTo(404);
        assertThat(cobbler.look(room(order)).getStatus()).isEqualTo(200);
    }

    @Test
    void daysOffCountForPromises() {
        signIn();

        cobbler.open("/partner/days");
        assertThat(cobbler.submit("/partner/days", Map.of("first", "2020-01-01"))
                        .text())
                .contains("Ce jour est passé");
        assertThat(cobbler.submit("/partner/days", Map.of("first", "")).text()).contains("Choisissez un jour");
        assertThat(cobbler.submit("/partner/days", Map.of("first", "2099-08-01", "last", "2099-08-15", "why", "Congés"))
                        .text())
                .contains("Rien ne sera promis", "Congés");
    }

    private String room(OrderView order) {
        return "/partner/jobs/" + workshop.job(order);
    }

    private String link(OrderView order) {
        return workshop.in(
                () -> context.getBean(JobLinks.class).issue(workshop.job(order)).path());
    }

    private LineStatus status(OrderView order) {
        return workshop.in(() -> workshop.orders().order(workshop.manager(), order.id()))
                .lines()
                .getFirst()
                .status();
    }

    private void inTransaction(String sql) {
        workshop.in(() ->
                new TransactionTemplate(transactions).execute(_ -> jdbc.sql(sql).update()));
    }

    private void signIn() {
        var email = workshop.cobblerAddress;
        workshop.in(() -> {
            var accounts = context.getBean(Accounts.class);
            var account = accounts.ensure(email, "Marcel", Locale.FRENCH);
            accounts.setPassword(account, Someone.PASSWORD);
            accounts.grant(account, Role.PARTNER, workshop.cobbler.value());
            return true;
        });
        cobbler.signIn(email, Someone.PASSWORD);
    }
}
