package fr.conciergerie.notifications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fr.conciergerie.accounts.Accounts;
import fr.conciergerie.accounts.Someone;
import fr.conciergerie.orders.Channel;
import fr.conciergerie.orders.Workshop;
import fr.conciergerie.web.Role;
import fr.conciergerie.web.Visitor;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The delivery log and a member's choice, where no mail server is set up. */
@SpringBootTest
@AutoConfigureMockMvc
class MessagePagesTest {

    @Autowired
    ApplicationContext context;

    @Autowired
    MockMvc mvc;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    PlatformTransactionManager transactions;

    @Test
    void withoutAMailServerMessagesWaitAndTheManagerIsTold() {
        var shop = Workshop.open(context, Locale.FRENCH);
        shop.ordered("talons");
        awaitMessages(shop, 1);
        var manager = signedIn(shop, Role.MANAGER, null);

        var page = manager.open("/operator/messages");

        assertThat(page.text())
                .contains("Aucun serveur de messagerie", "CONCIERGERIE_SMTP_HOST", shop.memberAddress, "À envoyer")
                .doesNotContain("Talons à refaire");
        assertThat(manager.open("/operator/messages?query=nobody").text()).contains("Aucun message ici");
    }

    @Test
    void aFailedMessageIsSentAgainOnceSomebodyAsks() {
        var shop = Workshop.open(context, Locale.FRENCH);
        shop.ordered("talons");
        awaitMessages(shop, 1);
        in(shop, "update notifications.message set status = 'FAILED', problem = 'ADDRESS_REFUSED', reply_code = 550");
        var manager = signedIn(shop, Role.MANAGER, null);

        var page = manager.open("/operator/messages?status=FAILED");
        assertThat(page.text()).contains("Adresse refusée (550)", "Renvoyer");
        var action = page.select("form[action$=resending]").attr("action");
        assertThat(manager.submit(action, Map.of()).text()).contains("Le message va repartir", "À envoyer");

        manager.open("/operator/messages");
        assertThat(manager.postBlindly(action, formToken(manager)).getStatus()).isEqualTo(409);
    }

    @Test
    void whoeverIsNotTheManagerSeesNoLog() {
        var shop = Workshop.open(context, Locale.FRENCH);

        assertThat(signedIn(shop, Role.MEMBER, shop.member.value())
                        .look("/operator/messages")
                        .getStatus())
                .isEqualTo(403);
    }

    @Test
    void aMemberDoesWithoutCourtesiesAndStillGetsWhatMatters() {
        var shop = Workshop.open(context, Locale.FRENCH);
        var member = signedIn(shop, Role.MEMBER, shop.member.value());

        assertThat(member.open("/account/notifications")
                        .select("input[name=courtesies]")
                        .hasAttr("checked"))
                .isTrue();
        member.postBlindly("/account/notifications", formToken(member));
        assertThat(member.open("/account/notifications")
                        .select("input[name=courtesies]")
                        .hasAttr("checked"))
                .isFalse();

        shop.ordered("talons", Channel.DESK);
        shop.ordered("talons", Channel.ONLINE);
        awaitMessages(shop, 1);
        assertThat(messages(shop)).isOne();
    }

    @Test
    void thereIsNoMailboxOutsideADemonstration() {
        assertThat(new Visitor(mvc).look("/mailbox").getStatus()).isEqualTo(404);
        assertThat(new Visitor(mvc).look("/mailbox/" + UUID.randomUUID()).getStatus())
                .isEqualTo(404);
    }

    private static Map<String, String> formToken(Visitor visitor) {
        var field = visitor.page().select("form input[type=hidden]").getFirst();
        return Map.of(field.attr("name"), field.attr("value"));
    }

    private Visitor signedIn(Workshop shop, Role role, @Nullable UUID subject) {
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

    private void awaitMessages(Workshop shop, long count) {
        await().until(() -> messages(shop) >= count);
    }

    private long messages(Workshop shop) {
        return shop.in(() -> Objects.requireNonNull(new TransactionTemplate(transactions)
                .execute(_ -> jdbc.sql("select count(*) from notifications.message")
                        .query(Long.class)
                        .single())));
    }

    private void in(Workshop shop, String sql) {
        shop.in(() -> Objects.requireNonNull(
                new TransactionTemplate(transactions).execute(_ -> jdbc.sql(sql).update())));
    }
}
