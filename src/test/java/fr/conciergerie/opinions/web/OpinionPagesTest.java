package fr.conciergerie.opinions.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fr.conciergerie.accounts.Accounts;
import fr.conciergerie.accounts.Someone;
import fr.conciergerie.opinions.Opinions;
import fr.conciergerie.orders.Workshop;
import fr.conciergerie.web.Role;
import fr.conciergerie.web.Visitor;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
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

/** The question as an agent meets it, and what becomes of it when something is off. */
@SpringBootTest
@AutoConfigureMockMvc
class OpinionPagesTest {

    @Autowired
    ApplicationContext context;

    @Autowired
    MockMvc mvc;

    @Autowired
    Opinions opinions;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    PlatformTransactionManager transactions;

    private Workshop shop;
    private String question;

    @BeforeEach
    void asksAMember() {
        shop = Workshop.open(context, Locale.FRENCH);
        var order = shop.ready("talons");
        shop.in(() -> shop.custody().collect(shop.manager(), order.id(), shop.line(order), null, null));
        var asked = await().until(() -> shop.in(() -> opinions.open(shop.member)), Optional::isPresent)
                .orElseThrow();
        question = "/account/opinion/" + asked.id();
    }

    @Test
    void isOnTheFirstPageUntilItIsAnswered() {
        var member = member();

        assertThat(member.open("/").select("a[href=" + question + "]").text()).contains("Votre avis en deux clics");
        member.open(question);
        assertThat(member.submit(question + "/answer", Map.of("score", "10")).text())
                .contains("Merci, c’est noté.");
        assertThat(member.open("/").text()).doesNotContain("Votre avis en deux clics");
    }

    @Test
    void isThankedForTwiceWhenItIsSentTwice() {
        var member = member();
        var form = Map.of("score", "3", "sentence", "Une seule fois", "_csrf", csrf(member));

        assertThat(member.postBlindly(question + "/answer", form).getRedirectedUrl())
                .isEqualTo(question);
        assertThat(member.postBlindly(question + "/answer", form).getStatus()).isEqualTo(200);

        assertThat(member.open(question).text()).contains("Merci, c’est noté.");
        assertThat(answers()).isEqualTo(1);
    }

    @Test
    void comesBackAsItWasFilledInWhenTheScoreIsMissingOrTheSentenceTooLong() {
        var member = member();
        member.open(question);

        var page = member.submit(question + "/answer", Map.of("sentence", "Sans note"));
        assertThat(member.answer().getStatus()).isEqualTo(422);
        assertThat(page.select("textarea").text()).isEqualTo("Sans note");

        page = member.submit(question + "/answer", Map.of("score", "7", "sentence", "x".repeat(201)));
        assertThat(member.answer().getStatus()).isEqualTo(422);
        assertThat(page.select("input[name=score][checked]").val()).isEqualTo("7");

        member.submit(question + "/answer", Map.of("score", "11"));
        assertThat(member.answer().getStatus()).isEqualTo(422);
        assertThat(answers()).isZero();
    }

    @Test
    void isNobodyElses() {
        var other = signedIn("autre-" + shop.memberAddress, Role.MEMBER, UUID.randomUUID());
        var token = csrf(member());

        assertThat(other.look(question).getStatus()).isEqualTo(404);
        other.open("/account");
        assertThat(other.postBlindly(
                                question + "/answer",
                                Map.of(
                                        "score",
                                        "0",
                                        "_csrf",
                                        other.page().select("input[name=_csrf]").val()))
                        .getStatus())
                .isEqualTo(404);
        assertThat(token).isNotEmpty();
        assertThat(answers()).isZero();
    }

    @Test
    void isGoneAfterThirtyDays() {
        var member = member();
        var token = csrf(member);
        in("update reporting.opinion_invitation set invited_at = invited_at - interval '30 days',"
                + " expires_at = expires_at - interval '30 days'");

        assertThat(member.look(question).getStatus()).isEqualTo(410);
        assertThat(member.postBlindly(question + "/answer", Map.of("score", "5", "_csrf", token))
                        .getStatus())
                .isEqualTo(410);
        assertThat(member.open(question).text())
                .contains("Cette question n’est plus posée")
                .doesNotContain("Envoyer mon avis");
        assertThat(answers()).isZero();
    }

    @Test
    void isNeverAskedAgainUntilTheMemberTakesThatBack() {
        var member = member();
        member.open(question);

        assertThat(member.submit("/account/opinion/refusal", Map.of()).text())
                .contains("Nous ne vous demandons plus votre avis.");
        assertThat(member.open("/").text()).doesNotContain("Votre avis en deux clics");
        member.open("/account/opinion");
        member.submit("/account/opinion/refusal/withdrawal", Map.of());
        assertThat(member.open("/").text()).contains("Votre avis en deux clics");
    }

    @Test
    void isReadByTheManagerWithoutAName() {
        var member = member();
        member.open(question);
        member.submit(question + "/answer", Map.of("score", "8", "sentence", "Merci à l’équipe"));
        var manager = signedIn("responsable-" + shop.memberAddress, Role.MANAGER, null);

        var page = manager.open("/operator/reports/opinions");

        assertThat(page.text())
                .contains("Merci à l’équipe", "8/10", "Hôtel de ville", "À choisir")
                .doesNotContain(Workshop.MEMBER_NAME, shop.memberAddress);
        var show = page.select("form[action$=showing]").attr("action");
        assertThat(manager.submit(show, Map.of()).text()).contains("Montrée", "Ne pas montrer…");
        var hide = show.replace("showing", "hiding");
        var unsaid = manager.submit(hide, Map.of());
        assertThat(manager.answer().getStatus()).isEqualTo(422);
        assertThat(unsaid.select(".wrong:has([name=why])").text()).contains("Dites pourquoi");
        assertThat(manager.submit(hide, Map.of("why", "NAMES_SOMEBODY"))
                        .select("td")
                        .text())
                .contains("Gardée pour nous", "On y reconnaît quelqu’un");
        assertThat(manager.look("/operator/reports/opinions?site=nulle-part").getStatus())
                .isEqualTo(404);
        assertThat(manager.look("/operator/reports/opinions?cursor=rien").getStatus())
                .isEqualTo(400);
    }

    private Visitor member() {
        return signedIn(shop.memberAddress, Role.MEMBER, shop.member.value());
    }

    private String csrf(Visitor member) {
        return member.open(question).select("input[name=_csrf]").val();
    }

    private Visitor signedIn(String address, Role role, @Nullable UUID subject) {
        shop.in(() -> {
            var accounts = context.getBean(Accounts.class);
            var account = accounts.ensure(address, "Dominique", Locale.FRENCH);
            accounts.setPassword(account, Someone.PASSWORD);
            accounts.grant(account, role, subject);
            return true;
        });
        var visitor = new Visitor(mvc);
        visitor.signIn(address, Someone.PASSWORD);
        return visitor;
    }

    private long answers() {
        return shop.in(() -> Objects.requireNonNull(new TransactionTemplate(transactions)
                .execute(_ -> jdbc.sql("select count(*) from reporting.opinion")
                        .query(Long.class)
                        .single())));
    }

    private void in(String statement) {
        shop.in(() -> Objects.requireNonNull(new TransactionTemplate(transactions)
                .execute(_ -> jdbc.sql(statement).update())));
    }
}
