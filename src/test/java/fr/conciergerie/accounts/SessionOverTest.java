package fr.conciergerie.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import fr.conciergerie.shared.OperatorId;
import fr.conciergerie.web.Role;
import fr.conciergerie.web.Visitor;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;

/** A session that ends in the middle of a form. */
@SpringBootTest
@AutoConfigureMockMvc
class SessionOverTest {

    private static final String FORM = "/operator/partners/new";
    private static final String ACTION = "/operator/partners";
    private static final String TYPED = "Le Raccommodage du Quai";

    @Autowired
    MockMvc mvc;

    @Autowired
    Someone someone;

    @Autowired
    JdbcClient jdbc;

    Visitor visitor;
    Person manager;
    OperatorId operator;

    @BeforeEach
    void typesALongForm() {
        visitor = new Visitor(mvc);
        operator = someone.operator();
        manager = someone.with(Role.MANAGER, operator);
        visitor.signIn(manager.email(), Someone.PASSWORD);
        visitor.open(FORM);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "form-token"})
    void nothingIsSavedAndTheFormIsThereAgain(String lostToo) {
        visitor.cookies().remove(lostToo);
        sendTooLate();

        assertThat(visitor.answer().getStatus()).isEqualTo(403);
        assertThat(visitor.page().select("main").text())
                .contains(
                        "Votre session est finie : rien n’est enregistré.", "vous retrouverez ce que vous avez écrit");

        var page = visitor.submit("/sign-in", words("un mauvais mot de passe"));
        assertThat(page.select("main").text()).contains("ne vont pas ensemble");
        page = visitor.submit("/sign-in", words(Someone.PASSWORD));

        assertThat(page.expectFirst("[name=name]").val()).isEqualTo(TYPED);
        assertThat(page.select("[role=alert]").text())
                .contains("Votre session était finie : rien n’est enregistré. Voici ce que vous aviez écrit");
        page = visitor.submit(ACTION, typed(page));
        assertThat(page.select("h1").text()).isEqualTo(TYPED);
        assertThat(visitor.open(FORM).expectFirst("[name=name]").val())
                .as("once")
                .isEmpty();
    }

    /** Signing in again in another tab gives the browser a new session: the form of the tab before is of the old one. */
    @Test
    void aFormOfTheSessionBeforeIsThereAgain() {
        var old = visitor.page();
        var stale = typed(old);
        stale.put("_csrf", old.expectFirst("main form [name=_csrf]").val());
        visitor.cookies().remove("session");
        visitor.signIn(manager.email(), Someone.PASSWORD);

        visitor.open(FORM);
        var page = visitor.submit(ACTION, stale);

        assertThat(page.expectFirst("[name=name]").val()).isEqualTo(TYPED);
        assertThat(page.select("[role=alert]").text()).contains("rien n’est enregistré");
        page = visitor.submit(ACTION, typed(page));
        assertThat(page.select("h1").text()).isEqualTo(TYPED);
    }

    /** The page of a form that was refused is the address it was sent to, where something else is shown. */
    @Test
    void aFormThatHadBeenRefusedBeforeWaitsUntilItIsOpenedAgain() {
        visitor.submit(ACTION, Map.of("name", ""));
        assertThat(visitor.answer().getStatus()).isEqualTo(422);
        sendTooLate();

        var page = visitor.submit("/sign-in", words(Someone.PASSWORD));

        assertThat(page.select("h1").text()).isEqualTo("Partenaires");
        assertThat(page.select("main > .notice").text()).contains("vous attend : rouvrez le formulaire");
        assertThat(visitor.open(FORM).expectFirst("[name=name]").val()).isEqualTo(TYPED);
        assertThat(visitor.open(FORM).expectFirst("[name=name]").val()).isEmpty();
        assertThat(visitor.open(ACTION).text()).doesNotContain("vous attend");
    }

    @Test
    void somebodyElseAtTheSameDeskFindsNothingOfIt() {
        sendTooLate();
        var other = someone.with(Role.MANAGER, operator);

        var page = visitor.submit("/sign-in", Map.of("email", other.email(), "password", Someone.PASSWORD));

        assertThat(page.expectFirst("[name=name]").val()).isEmpty();
        assertThat(page.text()).doesNotContain(TYPED);
        visitor.cookies().remove("session");
        visitor.signIn(manager.email(), Someone.PASSWORD);
        assertThat(visitor.open(FORM).text()).doesNotContain(TYPED);
    }

    @Test
    void whatWaitsInTheDatabaseIsSealed() {
        sendTooLate();
        var held = visitor.page().select("[name=held]").val();
        visitor.postBlindly(
                "/sign-in",
                Map.of(
                        "email",
                        manager.email(),
                        "password",
                        Someone.PASSWORD,
                        "held",
                        held,
                        "_csrf",
                        visitor.page().select("[name=_csrf]").val()));

        assertThat(visitor.answer().getStatus()).isEqualTo(303);
        assertThat(jdbc.sql(
                                "select attribute_bytes from web.spring_session_attributes where attribute_name like '%HeldForm'")
                        .query((row, _) -> new String(row.getBytes(1), StandardCharsets.ISO_8859_1))
                        .list())
                .isNotEmpty()
                .noneMatch(it -> it.contains("Raccommodage"));
    }

    @Test
    void noPasswordIsCarriedAlong() {
        visitor.open("/account");
        visitor.cookies().remove("session");
        visitor.submit(
                "/account/password", Map.of("current", Someone.PASSWORD, "password", "un tout autre mot de passe"));

        assertThat(visitor.page().html()).doesNotContain("un tout autre");
        assertThat(decoded(visitor.page().select("[name=held]").val()))
                .doesNotContain(Someone.PASSWORD, "un tout autre mot de passe");
    }

    @Test
    void whereNobodyEverCameInOneIsAskedToSignIn() {
        visitor.cookies().remove("known-browser");
        visitor.cookies().remove("session");

        assertThat(visitor.postBlindly(ACTION, Map.of("name", TYPED)).getRedirectedUrl())
                .isEqualTo("/sign-in");
    }

    @Test
    void anAddressThatOnlyFormsAreSentToLeadsToTheirPage() {
        visitor.submit(ACTION, Map.of("name", ""));
        assertThat(visitor.answer().getStatus()).isEqualTo(422);

        assertThat(visitor.look("/operator/calendar/pole-sud/patterns?lang=en").getRedirectedUrl())
                .isEqualTo("/operator/calendar?lang=en");
        assertThat(visitor.look("/basket/lines/" + manager.id() + "/quantity").getRedirectedUrl())
                .isEqualTo("/basket");
    }

    private void sendTooLate() {
        visitor.cookies().remove("session");
        visitor.submit(ACTION, typed(visitor.page()));
    }

    private Map<String, String> words(String password) {
        return Map.of("email", manager.email(), "password", password);
    }

    private static String decoded(String held) {
        return new String(Base64.getUrlDecoder().decode(held), StandardCharsets.UTF_8);
    }

    /** The form as it stands, with a name. */
    private static Map<String, String> typed(Document page) {
        var typed = new LinkedHashMap<String, String>();
        var form = page.expectFirst("main form[action=" + ACTION + "]");
        form.select("input:not([type=hidden], [type=radio], [type=checkbox]), [type=radio][checked]")
                .forEach(it -> typed.put(it.attr("name"), it.val()));
        form.select("option[selected]")
                .forEach(it -> typed.put(it.parents().select("select").attr("name"), it.val()));
        typed.putAll(Map.of("name", TYPED, "town", "Bordeaux", "openDays", "MONDAY", "commission", "0"));
        return typed;
    }
}
