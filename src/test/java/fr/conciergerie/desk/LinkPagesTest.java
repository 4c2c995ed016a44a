package fr.conciergerie.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.head;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import fr.conciergerie.Here;
import fr.conciergerie.accounts.Accounts;
import fr.conciergerie.accounts.Someone;
import fr.conciergerie.jobs.JobLinks;
import fr.conciergerie.orders.OrderView;
import fr.conciergerie.orders.Workshop;
import fr.conciergerie.organisations.Organisations;
import fr.conciergerie.web.Role;
import fr.conciergerie.web.Visitor;
import java.net.URI;
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

/** The partner's link at the desk: how it fares, stopped at once, sent anew. No mail server: what is written waits. */
@SpringBootTest
@AutoConfigureMockMvc
class LinkPagesTest {

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
        concierge = signedIn(Role.CONCIERGE);
    }

    @Test
    void theConciergeSeesWhetherThePartnerCameByTheLink() {
        var order = workshop.given("talons");
        var link = onlyLink("JOB_GIVEN");

        var before = concierge.open(desk(order)).text();
        assertThat(before)
                .contains("Lien envoyé au partenaire", "Il marche", "Envoyé", "Ouvert pas encore", "Marche jusqu’à")
                .contains(workshop.cobblerAddress)
                .doesNotContain("/job/");
        assertThat(new Visitor(mvc).look(link).getStatus()).isEqualTo(200);

        assertThat(concierge.open(desk(order)).text())
                .contains("Ouvert aujourd’hui à")
                .doesNotContain("pas encore");
    }

    /** A filter of a mailbox looks whether each link leads somewhere, and some open it: nobody has read the message yet. */
    @Test
    void aProgramThatOnlyLooksIsNobodyWhoCame() throws Exception {
        var order = workshop.given("talons");
        var link = onlyLink("JOB_GIVEN");

        mvc.perform(head(URI.create(link))).andExpect(status().isOk());
        assertThat(concierge.open(desk(order)).text()).contains("Ouvert pas encore");

        var partner = new Visitor(mvc);
        partner.open(link);
        assertThat(concierge.open(desk(order)).text()).contains("Peut-être par le filtre de sa messagerie");

        partner.submit(link + "/acceptance", Map.of());
        assertThat(concierge.open(desk(order)).text())
                .contains("Ouvert aujourd’hui à")
                .doesNotContain("le filtre de sa messagerie");
    }

    @Test
    void aLinkThatWentAstrayIsStoppedAtOnce() {
        var order = workshop.given("talons");
        var link = onlyLink("JOB_GIVEN");
        concierge.open(desk(order));

        assertThat(concierge.open(revocation(order)).text())
                .contains("Arrêter le lien ?", "L’Atelier du cuir ne pourra plus répondre", "Talons à refaire");
        assertThat(new Visitor(mvc).look(link).getStatus())
                .as("asked, not done")
                .isEqualTo(200);
        var page = concierge.submit(revocation(order), Map.of());

        assertThat(page.text()).contains("Le lien est arrêté.").containsPattern("Arrêté aujourd’hui à");
        var partner = new Visitor(mvc);
        assertThat(partner.look(link).getStatus()).isEqualTo(410);
        assertThat(partner.page().text()).contains("Ce lien ne vaut plus", "arrêté ou remplacé");
        assertThat(page.select("a[href$=/link/revocation]")).isEmpty();
        assertThat(concierge.look(revocation(order)).getStatus())
                .as("nothing left to stop")
                .isEqualTo(303);
        assertThat(noted()).containsExactly("orders.link-revoked");
    }

    @Test
    void aFreshLinkTakesThePlaceOfTheEarlierOnes() {
        var order = workshop.given("talons");
        var first = onlyLink("JOB_GIVEN");
        concierge.open(desk(order));

        assertThat(concierge.submit(renewal(order), Map.of()).text())
                .contains("Un nouveau lien part. L’ancien ne marche plus.");
        assertThat(new Visitor(mvc).look(first).getStatus()).isEqualTo(410);
        var second = onlyLink("FRESH_LINK");

        var partner = new Visitor(mvc);
        assertThat(partner.open(second).text()).contains("Talons à refaire", "Accepter");
        assertThat(partner.submit(second + "/acceptance", Map.of()).text()).contains("C’est accepté");
        assertThat(concierge.open(desk(order)).text()).contains("Il marche");
        assertThat(noted()).containsExactly("orders.link-renewed");
    }

    @Test
    void aDoubleClickSendsOneMessage() {
        var order = workshop.given("talons");
        onlyLink("JOB_GIVEN");
        var form = fields(order);

        assertThat(concierge.postBlindly(renewal(order), form).getStatus()).isEqualTo(303);
        assertThat(concierge.postBlindly(renewal(order), form).getStatus()).isEqualTo(303);
        var second = onlyLink("FRESH_LINK");

        assertThat(noted()).containsExactly("orders.link-renewed");
        assertThat(new Visitor(mvc).look(second).getStatus()).isEqualTo(200);
    }

    @Test
    void twoWhoAskAtOnceMeanOneMessage() {
        var order = workshop.given("talons");
        onlyLink("JOB_GIVEN");
        var manager = signedIn(Role.MANAGER);
        concierge.open(desk(order));
        manager.open(desk(order));

        concierge.submit(renewal(order), Map.of());
        var second = onlyLink("FRESH_LINK");
        manager.submit(renewal(order), Map.of());

        assertThat(manager.page().text()).contains("Un nouveau lien part.", "Messages envoyés");
        assertThat(new Visitor(mvc).look(second).getStatus()).isEqualTo(200);
        assertThat(noted()).containsExactly("orders.link-renewed");
    }

    @Test
    void aLinkThatIsStoppedBeforeItWasMadeIsNotMade() {
        var order = workshop.given("talons");
        onlyLink("JOB_GIVEN");
        workshop.in(() -> new TransactionTemplate(transactions).execute(_ -> {
            var links = context.getBean(JobLinks.class);
            links.renew(workshop.manager(), order.id(), workshop.line(order));
            links.revoke(workshop.manager(), order.id(), workshop.line(order));
            return true;
        }));
        workshop.given("talons");
        await("what is told in turn").until(() -> letters("JOB_GIVEN").size() == 2);

        assertThat(letters("FRESH_LINK")).isEmpty();
        assertThat(concierge.open(desk(order)).text()).contains("Arrêté").doesNotContain("Un lien part");
    }

    @Test
    void withoutAnAddressOneTelephones() {
        update("update partners.partner set email = null, phone = '05 56 00 00 00'");
        var order = workshop.given("talons");

        var page = concierge.open(desk(order));
        assertThat(page.text()).contains("Pas de lien", "Ce partenaire n’a pas d’adresse e-mail. Téléphonez.");
        assertThat(page.select("a[href=tel:0556000000]")).hasSize(1);
        assertThat(concierge.postBlindly(renewal(order), csrf()).getStatus()).isEqualTo(409);
        assertThat(noted()).isEmpty();
    }

    @Test
    void whenTheWorkIsDoneThereIsNoLinkToSend() {
        var order = workshop.finished("talons");

        assertThat(concierge.open(desk(order)).text()).doesNotContain("Lien envoyé au partenaire");
        assertThat(concierge.postBlindly(renewal(order), csrf()).getStatus()).isEqualTo(409);
        assertThat(concierge.page().text()).contains("Ce travail n’est plus chez un partenaire");
        assertThat(concierge.postBlindly(revocation(order), csrf()).getStatus()).isEqualTo(409);
    }

    @Test
    void whoServesAnotherSiteFindsNothing() {
        var order = workshop.given("talons");
        var link = onlyLink("JOB_GIVEN");
        workshop = Workshop.open(context, Locale.FRENCH);
        var stranger = signedIn(Role.CONCIERGE);
        stranger.open("/desk");

        assertThat(stranger.look(revocation(order)).getStatus()).isEqualTo(404);
        var token = csrf(stranger);
        assertThat(stranger.postBlindly(revocation(order), token).getStatus()).isEqualTo(404);
        assertThat(stranger.postBlindly(renewal(order), token).getStatus()).isEqualTo(404);
        assertThat(new Visitor(mvc).look(link).getStatus()).isEqualTo(200);
    }

    private String desk(OrderView order) {
        return "/desk/orders/" + order.id();
    }

    private String revocation(OrderView order) {
        return desk(order) + "/lines/" + workshop.line(order) + "/link/revocation";
    }

    private String renewal(OrderView order) {
        return desk(order) + "/lines/" + workshop.line(order) + "/link/renewal";
    }

    private Map<String, String> fields(OrderView order) {
        return concierge.open(desk(order)).select("form[action=" + renewal(order) + "] input").stream()
                .collect(Collectors.toMap(it -> it.attr("name"), it -> it.attr("value")));
    }

    private Map<String, String> csrf() {
        return csrf(concierge);
    }

    private static Map<String, String> csrf(Visitor visitor) {
        var field = visitor.page().select("form input[type=hidden]").getFirst();
        return Map.of(field.attr("name"), field.attr("value"));
    }

    private Visitor signedIn(Role role) {
        var email = UUID.randomUUID() + "@essai.example";
        workshop.in(() -> {
            var accounts = context.getBean(Accounts.class);
            var account = accounts.ensure(email, "Camille", Locale.FRENCH);
            accounts.setPassword(account, Someone.PASSWORD);
            accounts.grant(account, role, null);
            if (role == Role.CONCIERGE) {
                context.getBean(Organisations.class)
                        .assign(
                                account.value(),
                                workshop.site,
                                Here.today(clock).minusDays(1));
            }
            return true;
        });
        var visitor = new Visitor(mvc);
        visitor.signIn(email, Someone.PASSWORD);
        return visitor;
    }

    /** Out of the one message of that kind, once it is written. */
    private String onlyLink(String kind) {
        await().until(() -> !letters(kind).isEmpty());
        assertThat(letters(kind)).hasSize(1);
        var link = LINK.matcher(letters(kind).getFirst());
        assertThat(link.find()).isTrue();
        return link.group(1);
    }

    private List<String> letters(String kind) {
        return strings("select body_text from notifications.message where kind = '" + kind + "'");
    }

    /** What was noted of links, in turn. */
    private List<String> noted() {
        return strings("select what from web.audit_event where what like 'orders.link%' order by at");
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
