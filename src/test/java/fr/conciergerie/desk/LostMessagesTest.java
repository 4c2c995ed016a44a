package fr.conciergerie.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fr.conciergerie.Here;
import fr.conciergerie.accounts.Accounts;
import fr.conciergerie.accounts.Someone;
import fr.conciergerie.orders.OrderView;
import fr.conciergerie.orders.Workshop;
import fr.conciergerie.organisations.Organisations;
import fr.conciergerie.web.Role;
import fr.conciergerie.web.Visitor;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
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

/** What a partner or a member may not have been told is said at the desk, where somebody can call them or send it again. */
@SpringBootTest
@AutoConfigureMockMvc
class LostMessagesTest {

    private static final String WORK = "Le message au partenaire est peut-être resté en route";
    private static final String READY = "est peut-être resté en route. Appelez la personne, ou renvoyez-le.";
    private static final Pattern LINK = Pattern.compile("http://localhost:8080(/job/[A-Za-z0-9_-]+)");

    @Autowired
    ApplicationContext context;

    @Autowired
    MockMvc mvc;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    PlatformTransactionManager transactions;

    @Autowired
    Clock clock;

    private Workshop workshop;
    private Visitor concierge;

    @BeforeEach
    void opens() {
        workshop = Workshop.open(context, Locale.FRENCH);
        concierge = signedIn();
    }

    @Test
    void thatAPartnerMayNotKnowOfTheirWorkIsSaidUntilAFreshMessageIsWritten() {
        var order = workshop.given("talons");
        cutOff("JOB_GIVEN");

        var page = concierge.open(desk(order));
        assertThat(page.text()).contains(WORK + ". Appelez-le, ou renvoyez-le.");
        assertThat(page.select(".notice form[action$=/link/renewal]")).hasSize(1);

        assertThat(concierge.submit(line(order) + "/link/renewal", Map.of()).text())
                .contains("Un nouveau lien part.")
                .doesNotContain(WORK);
        written("FRESH_LINK");
        assertThat(concierge.open(desk(order)).text()).doesNotContain(WORK);
        assertThat(unsure()).as("what the manager has left to judge").isZero();
    }

    @Test
    void whatIsOnItsWayIsNotSaidToBeLost() {
        var order = workshop.given("talons");
        written("JOB_GIVEN");

        assertThat(concierge.open(desk(order)).text()).doesNotContain("resté en route");
    }

    @Test
    void whoCameByTheLinkHasHadTheMessage() {
        var order = workshop.given("talons");
        cutOff("JOB_GIVEN");
        var link = LINK.matcher(letters("JOB_GIVEN").getFirst());
        assertThat(link.find()).isTrue();

        assertThat(new Visitor(mvc).look(link.group(1)).getStatus()).isEqualTo(200);

        assertThat(concierge.open(desk(order)).text()).doesNotContain(WORK);
    }

    @Test
    void whoHasAnsweredHasHadTheMessage() {
        var order = workshop.given("talons");
        cutOff("JOB_GIVEN");
        workshop.in(() -> workshop.orders().accept(workshop.cobblerAtWork(), order.id(), workshop.line(order)));

        assertThat(concierge.open(desk(order)).text()).doesNotContain(WORK);
    }

    @Test
    void withoutAnAddressAnyMoreOneTelephones() {
        var order = workshop.given("talons");
        cutOff("JOB_GIVEN");
        update("update partners.partner set email = null");

        var page = concierge.open(desk(order));
        assertThat(page.text()).contains(WORK);
        assertThat(page.select("form[action$=/link/renewal]")).isEmpty();
    }

    @Test
    void thatSomethingIsReadyIsSaidOnceMoreHoweverOftenItIsPressed() {
        var order = workshop.ready("talons");
        cutOff("LINE_READY");

        assertThat(concierge.open(desk(order)).text()).contains(READY, "Elle l’aura peut-être deux fois.");
        var form = fields(line(order) + "/ready-message");
        assertThat(concierge.postBlindly(line(order) + "/ready-message", form).getStatus())
                .isEqualTo(303);
        assertThat(concierge.postBlindly(line(order) + "/ready-message", form).getStatus())
                .isEqualTo(303);

        assertThat(strings("select status from notifications.message where kind = 'LINE_READY'"))
                .containsExactly("WAITING");
        assertThat(strings("select what from web.audit_event where what like 'notifications.%'"))
                .containsExactly("notifications.resent");
        assertThat(concierge.open(desk(order)).text()).doesNotContain(READY);
    }

    @Test
    void onThePileOfWhatIsReadyTheLineSaysSo() {
        workshop.ready("talons");
        cutOff("LINE_READY");

        assertThat(concierge.open("/desk/piles/hand-over").text()).contains("Message peut-être resté en route");

        update("update notifications.message set let_be_at = now() where kind = 'LINE_READY'");
        assertThat(concierge.open("/desk/piles/hand-over").text())
                .contains("Talons à refaire")
                .doesNotContain("resté en route");
    }

    @Test
    void whoHasTheirItemNeedNotBeToldThatItIsReady() {
        var order = workshop.ready("talons");
        cutOff("LINE_READY");
        concierge.open(desk(order));
        var form = fields(line(order) + "/ready-message");
        workshop.in(() -> workshop.custody().collect(workshop.manager(), order.id(), workshop.line(order), null, null));

        assertThat(concierge.postBlindly(line(order) + "/ready-message", form).getStatus())
                .isEqualTo(409);
        assertThat(concierge.open(desk(order)).text()).doesNotContain(READY);
        assertThat(strings("select status from notifications.message where kind = 'LINE_READY'"))
                .containsExactly("UNKNOWN");
    }

    @Test
    void whoServesAnotherSiteSendsNothing() {
        var order = workshop.ready("talons");
        cutOff("LINE_READY");
        var ours = workshop;
        var path = line(order) + "/ready-message";
        workshop = Workshop.open(context, Locale.FRENCH);
        var stranger = signedIn();
        stranger.open("/desk");
        var field = stranger.page().select("form input[type=hidden]").getFirst();

        assertThat(stranger.postBlindly(path, Map.of(field.attr("name"), field.attr("value")))
                        .getStatus())
                .isEqualTo(404);
        workshop = ours;
        assertThat(unsure()).isOne();
    }

    private String desk(OrderView order) {
        return "/desk/orders/" + order.id();
    }

    private String line(OrderView order) {
        return desk(order) + "/lines/" + workshop.line(order);
    }

    private void cutOff(String kind) {
        written(kind);
        update("update notifications.message set status = 'UNKNOWN', problem = 'INTERRUPTED', next_attempt_at = null"
                + " where kind = '" + kind + "'");
    }

    private void written(String kind) {
        await().until(() -> !letters(kind).isEmpty());
    }

    private List<String> letters(String kind) {
        return strings("select body_text from notifications.message where kind = '" + kind + "'");
    }

    private int unsure() {
        return strings("select id::text from notifications.message where status = 'UNKNOWN' and let_be_at is null")
                .size();
    }

    private Map<String, String> fields(String action) {
        return concierge.page().select("form[action=" + action + "] input").stream()
                .collect(Collectors.toMap(it -> it.attr("name"), it -> it.attr("value")));
    }

    private Visitor signedIn() {
        var email = UUID.randomUUID() + "@essai.example";
        workshop.in(() -> {
            var accounts = context.getBean(Accounts.class);
            var account = accounts.ensure(email, "Camille", Locale.FRENCH);
            accounts.setPassword(account, Someone.PASSWORD);
            accounts.grant(account, Role.CONCIERGE, null);
            context.getBean(Organisations.class)
                    .assign(account.value(), workshop.site, Here.today(clock).minusDays(1));
            return true;
        });
        var visitor = new Visitor(mvc);
        visitor.signIn(email, Someone.PASSWORD);
        return visitor;
    }

    private List<String> strings(String sql) {
        return workshop.in(() -> Objects.requireNonNull(new TransactionTemplate(transactions)
                .execute(_ -> jdbc.sql(sql).query(String.class).list())));
    }

    private void update(String sql) {
        workshop.in(() ->
                new TransactionTemplate(transactions).execute(_ -> jdbc.sql(sql).update()));
    }
}
