package fr.conciergerie.notifications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fr.conciergerie.accounts.Accounts;
import fr.conciergerie.accounts.Someone;
import fr.conciergerie.custody.Arrival;
import fr.conciergerie.orders.Workshop;
import fr.conciergerie.web.Role;
import fr.conciergerie.web.Visitor;
import fr.conciergerie.web.privacy.Somebody;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
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

/**
 * What may have left stands with its order for the manager, who sends it again or lets it be. No mail server: what is written
 * waits, and a sending that was cut off is noted by the test.
 */
@SpringBootTest
@AutoConfigureMockMvc
class UnsureMessagesTest {

    private static final String LIST = "/operator/messages/unsure";
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

    private Workshop shop;
    private Visitor manager;

    @BeforeEach
    void opens() {
        shop = Workshop.open(context, Locale.FRENCH);
        manager = signedIn(Role.MANAGER, null);
    }

    @Test
    void theManagerSeesWhatMayHaveLeftWithItsOrder() {
        var order = shop.given("talons");
        cutOff("JOB_GIVEN");
        cutOff("ORDER_CONFIRMED");

        var card = manager.open("/operator").select("a.tile[href=" + LIST + "]");
        assertThat(card.text()).contains("Messages peut-être partis", "2");
        var page = manager.open(LIST);

        assertThat(page.text())
                .contains(
                        "Travail donné à un partenaire", shop.cobblerAddress, "Commande confirmée", shop.memberAddress)
                .contains("la personne l’aura peut-être deux fois", "Renvoyer", "Arrivé, ou inutile")
                .doesNotContain("Talons à refaire", Workshop.MEMBER_NAME);
        assertThat(page.select("a[href='/desk/orders/%s#line-%s']".formatted(order.id(), shop.line(order)))
                        .text())
                .isEqualTo(order.number());
        assertThat(manager.open("/desk/orders/" + order.id()).text()).contains(order.number());
        assertThat(manager.open("/operator/messages").text()).contains("Voir les messages peut-être partis");
    }

    @Test
    void whereNothingIsInDoubtThereIsNoCard() {
        shop.ordered("talons");
        written("ORDER_CONFIRMED");

        assertThat(manager.open("/operator").text()).doesNotContain("peut-être partis");
        assertThat(manager.open(LIST).text()).contains("Aucun message n’est dans le doute.");
    }

    @Test
    void pressedTwiceItIsSentAgainOnce() {
        shop.ordered("talons");
        var message = cutOff("ORDER_CONFIRMED");
        manager.open(LIST);
        var form = fields(resending(message));

        assertThat(manager.postBlindly(resending(message), form).getStatus()).isEqualTo(303);
        assertThat(manager.postBlindly(resending(message), form).getStatus()).isEqualTo(303);

        assertThat(status(message)).isEqualTo("WAITING");
        assertThat(noted()).containsExactly("notifications.resent");
        assertThat(manager.open(LIST).text()).contains("Aucun message n’est dans le doute.");
    }

    @Test
    void ofTwoManagersAtOnceTheSecondIsToldThatItIsDone() {
        shop.ordered("talons");
        var message = cutOff("ORDER_CONFIRMED");
        var other = signedIn(Role.MANAGER, null);
        manager.open(LIST);
        other.open(LIST);

        manager.submit(resending(message), Map.of());
        assertThat(manager.page().text()).contains("Le message va repartir.");
        other.submit(resending(message), Map.of());

        assertThat(other.answer().getStatus()).isEqualTo(409);
        assertThat(other.page().text()).contains("Ce message ne peut plus être renvoyé");
        assertThat(other.postBlindly(lettingBe(message), csrf(other)).getStatus())
                .isEqualTo(409);
        assertThat(other.page().text()).contains("Quelqu’un s’est déjà occupé de ce message");
        assertThat(noted()).containsExactly("notifications.resent");
    }

    @Test
    void whatIsLetBeIsNotAskedAboutAgainAndTheLedgerKnowsWhoSaidSo() {
        shop.ordered("talons");
        var message = cutOff("ORDER_CONFIRMED");
        var other = signedIn(Role.MANAGER, null);
        manager.open(LIST);
        other.open(LIST);

        var token = csrf(other);
        manager.submit(lettingBe(message), Map.of());
        assertThat(manager.page().text()).contains("C’est noté", "Aucun message n’est dans le doute.");
        assertThat(other.postBlindly(lettingBe(message), token).getStatus())
                .as("the same judgement")
                .isEqualTo(303);
        assertThat(other.postBlindly(resending(message), token).getStatus())
                .as("another one, too late")
                .isEqualTo(409);

        assertThat(status(message)).isEqualTo("UNKNOWN");
        assertThat(noted()).containsExactly("notifications.let-be");
        assertThat(manager.open("/operator/audit").text())
                .contains("Un message peut-être parti a été laissé tel quel.", "Camille");
        assertThat(manager.open("/operator").text()).doesNotContain("peut-être partis");
        assertThat(manager.open("/operator/messages").text())
                .contains("Laissé tel quel")
                .doesNotContain("Renvoyer");
    }

    @Test
    void whatTurnsOutToHaveArrivedMeanwhileIsNotSentAgain() {
        shop.ordered("talons");
        var message = cutOff("ORDER_CONFIRMED");
        manager.open(LIST);
        update("update notifications.message set status = 'SENT', sent_at = now(), problem = null");

        assertThat(manager.postBlindly(resending(message), csrf(manager)).getStatus())
                .isEqualTo(409);
        assertThat(manager.postBlindly(lettingBe(message), csrf(manager)).getStatus())
                .isEqualTo(303);
        assertThat(status(message)).isEqualTo("SENT");
        assertThat(noted()).isEmpty();
    }

    @Test
    void whatGivesAPartnerWorkIsWrittenAnewWithALinkThatWorks() {
        shop.given("talons");
        var message = cutOff("JOB_GIVEN");
        var first = link("JOB_GIVEN");
        manager.open(LIST);

        manager.submit(resending(message), Map.of());
        assertThat(manager.page().text()).contains("Le message va repartir.", "Aucun message n’est dans le doute.");

        written("FRESH_LINK");
        assertThat(new Visitor(mvc).look(first).getStatus()).isEqualTo(410);
        assertThat(new Visitor(mvc).open(link("FRESH_LINK")).text()).contains("Talons à refaire", "Accepter");
        assertThat(status(message)).isEqualTo("UNKNOWN");
        assertThat(noted()).containsExactly("notifications.resent", "orders.link-renewed");
    }

    @Test
    void whatTheOrderHasLeftBehindIsNotSentAgain() {
        var order = shop.given("talons");
        var work = cutOff("JOB_GIVEN");
        shop.in(() -> {
            shop.orders().accept(shop.cobblerAtWork(), order.id(), shop.line(order));
            shop.orders().complete(shop.cobblerAtWork(), order.id(), shop.line(order));
            return shop.custody()
                    .comeBack(shop.manager(), order.id(), shop.line(order), Arrival.complete("étagère B2"));
        });
        var ready = cutOff("LINE_READY");
        shop.in(() -> shop.custody().collect(shop.manager(), order.id(), shop.line(order), null, null));

        var page = manager.open(LIST);

        assertThat(page.text()).contains("C’est prêt", "Plus d’actualité : la commande a avancé depuis.");
        assertThat(page.select("form[action$=resending]")).isEmpty();
        var token = csrf(manager);
        for (var message : List.of(ready, work)) {
            assertThat(manager.postBlindly(resending(message), token).getStatus())
                    .isEqualTo(409);
            assertThat(manager.page().text()).contains("n’est plus d’actualité");
            assertThat(manager.postBlindly(lettingBe(message), token).getStatus())
                    .isEqualTo(303);
        }
        assertThat(manager.open(LIST).text()).contains("Aucun message n’est dans le doute.");
    }

    @Test
    void whatHasLostItsWordsCanOnlyBeLetBe() {
        shop.ordered("talons");
        var message = cutOff("ORDER_CONFIRMED");
        update("update notifications.message set body_text = null, body_html = null");

        assertThat(manager.open(LIST).text()).contains("Son contenu est effacé").doesNotContain("Renvoyer :");
        assertThat(manager.postBlindly(resending(message), csrf(manager)).getStatus())
                .isEqualTo(409);
        assertThat(manager.open(LIST).select("form[action$=letting-be]")).hasSize(1);
    }

    @Test
    void withWhoeverIsErasedGoesWhatTheyMayHaveBeenTold() {
        shop.ordered("talons");
        var message = cutOff("ORDER_CONFIRMED");
        manager.open(LIST);
        shop.in(() -> new TransactionTemplate(transactions).execute(_ -> {
            context.getBean(MessagePersonalData.class).erase(new Somebody(shop.member.value(), null), clock.instant());
            return true;
        }));

        assertThat(manager.postBlindly(resending(message), csrf(manager)).getStatus())
                .isEqualTo(409);
        assertThat(manager.postBlindly(lettingBe(message), csrf(manager)).getStatus())
                .isEqualTo(409);
        assertThat(manager.open(LIST).text()).contains("Aucun message").doesNotContain(shop.memberAddress);
    }

    @Test
    void anotherOperatorSeesNoneOfItAndChangesNothing() {
        shop.ordered("talons");
        var message = cutOff("ORDER_CONFIRMED");
        var ours = shop;
        shop = Workshop.open(context, Locale.FRENCH);
        var stranger = signedIn(Role.MANAGER, null);

        assertThat(stranger.open(LIST).text()).doesNotContain(ours.memberAddress);
        assertThat(stranger.postBlindly(resending(message), csrf(stranger)).getStatus())
                .isEqualTo(409);
        assertThat(stranger.postBlindly(lettingBe(message), csrf(stranger)).getStatus())
                .isEqualTo(409);

        shop = ours;
        assertThat(status(message)).isEqualTo("UNKNOWN");
        assertThat(manager.open(LIST).text()).contains(ours.memberAddress);
    }

    @Test
    void whoeverIsNotTheManagerJudgesNothing() {
        var message = UUID.randomUUID();
        var visitors =
                List.of(signedIn(Role.MEMBER, shop.member.value()), signedIn(Role.PARTNER, shop.cobbler.value()));

        for (var visitor : visitors) {
            visitor.open("/account");
            var token = csrf(visitor);
            assertThat(visitor.look(LIST).getStatus()).isEqualTo(403);
            assertThat(visitor.postBlindly(resending(message), token).getStatus())
                    .isEqualTo(403);
            assertThat(visitor.postBlindly(lettingBe(message), token).getStatus())
                    .isEqualTo(403);
        }
    }

    private static String resending(UUID message) {
        return LIST + "/" + message + "/resending";
    }

    private static String lettingBe(UUID message) {
        return LIST + "/" + message + "/letting-be";
    }

    private UUID cutOff(String kind) {
        written(kind);
        update("update notifications.message set status = 'UNKNOWN', problem = 'INTERRUPTED', next_attempt_at = null"
                + " where kind = '" + kind + "'");
        return UUID.fromString(strings("select id::text from notifications.message where kind = '" + kind + "'")
                .getFirst());
    }

    private void written(String kind) {
        await().until(() -> !letters(kind).isEmpty());
    }

    private String link(String kind) {
        var link = LINK.matcher(letters(kind).getFirst());
        assertThat(link.find()).isTrue();
        return link.group(1);
    }

    private List<String> letters(String kind) {
        return strings("select body_text from notifications.message where kind = '" + kind + "'");
    }

    private String status(UUID message) {
        return strings("select status from notifications.message where id = '" + message + "'")
                .getFirst();
    }

    private List<String> noted() {
        return strings("select what from web.audit_event where what like 'notifications.%'"
                + " or what like 'orders.link%' order by what");
    }

    private Map<String, String> fields(String action) {
        return manager.page().select("form[action=" + action + "] input").stream()
                .collect(Collectors.toMap(it -> it.attr("name"), it -> it.attr("value")));
    }

    private static Map<String, String> csrf(Visitor visitor) {
        var field = visitor.page().select("form input[type=hidden]").getFirst();
        return Map.of(field.attr("name"), field.attr("value"));
    }

    private Visitor signedIn(Role role, @Nullable UUID subject) {
        var email = UUID.randomUUID() + "@essai.example";
        shop.in(() -> {
            var accounts = context.getBean(Accounts.class);
            var account = accounts.ensure(email, "Camille", Locale.FRENCH);
            accounts.setPassword(account, Someone.PASSWORD);
            accounts.grant(account, role, subject);
            return true;
        });
        var visitor = new Visitor(mvc);
        visitor.signIn(email, Someone.PASSWORD);
        return visitor;
    }

    private List<String> strings(String sql) {
        return shop.in(() -> Objects.requireNonNull(new TransactionTemplate(transactions)
                .execute(_ -> jdbc.sql(sql).query(String.class).list())));
    }

    private void update(String sql) {
        shop.in(() ->
                new TransactionTemplate(transactions).execute(_ -> jdbc.sql(sql).update()));
    }
}
