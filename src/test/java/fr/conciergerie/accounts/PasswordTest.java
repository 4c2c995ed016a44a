package fr.conciergerie.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import fr.conciergerie.web.Role;
import fr.conciergerie.web.Visitor;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.test.web.servlet.MockMvc;

@SpringBootTest
@AutoConfigureMockMvc
class PasswordTest {

    private static final String NEW = "cinq lampes dans la cour";

    @Autowired
    MockMvc mvc;

    @Autowired
    Someone someone;

    @Autowired
    Links links;

    @Autowired
    Accounts accounts;

    Visitor visitor;

    @BeforeEach
    void arrives() {
        visitor = new Visitor(mvc);
    }

    @Test
    void isChosenAnewByTheLinkAndEndsEverySession() {
        var manager = someone.with(Role.MANAGER, someone.operator());
        var elsewhere = new Visitor(mvc);
        elsewhere.signIn(manager.email(), Someone.PASSWORD);
        var path = pathOf(links.newPassword(manager.id()));

        visitor.open(path);
        visitor.submit(path, Map.of("password", NEW));

        assertThat(elsewhere.look("/account").getRedirectedUrl()).startsWith("/sign-in");
        assertThat(visitor.signIn(manager.email(), Someone.PASSWORD).text()).contains("ne vont pas ensemble");
        visitor.signIn(manager.email(), NEW);
        assertThat(visitor.open("/account").text()).contains(manager.email());
    }

    @Test
    void isChosenOnceByEachLink() {
        var manager = someone.with(Role.MANAGER, someone.operator());
        var path = pathOf(links.newPassword(manager.id()));
        visitor.open(path);
        visitor.submit(path, Map.of("password", NEW));

        assertThat(visitor.look(path).getStatus()).isEqualTo(410);
    }

    @Test
    void isNotChosenByAnOlderLink() {
        var manager = someone.with(Role.MANAGER, someone.operator());
        var older = pathOf(links.newPassword(manager.id()));
        var newer = pathOf(links.newPassword(manager.id()));

        assertThat(visitor.look(older).getStatus()).isEqualTo(410);
        assertThat(visitor.look(newer).getStatus()).isEqualTo(200);
        assertThat(visitor.look(newer.replace("/password/", "/welcome/")).getStatus())
                .isEqualTo(410);
    }

    @Test
    void hasToBeGoodAndLeavesTheLinkUsableOtherwise() {
        var manager = someone.with(Role.MANAGER, someone.operator());
        var path = pathOf(links.newPassword(manager.id()));
        visitor.open(path);

        assertThat(visitor.submit(path, Map.of("password", "trop court")).text())
                .contains("Trop court");
        assertThat(visitor.answer().getStatus()).isEqualTo(422);
        assertThat(visitor.submit(path, Map.of("password", "motdepasse123")).text())
                .contains("Trop facile à deviner");
        assertThat(visitor.submit(path, Map.of("password", NEW)).text()).contains("Votre mot de passe est enregistré");
    }

    @Test
    void isAskedForInTheSameWordsWhetherTheAddressIsKnownOrNot() {
        var manager = someone.with(Role.MANAGER, someone.operator());
        visitor.open("/password/forgotten");
        var known = visitor.submit("/password/forgotten", Map.of("email", manager.email()))
                .select("main")
                .text();
        visitor.open("/password/forgotten");
        var unknown = visitor.submit("/password/forgotten", Map.of("email", "nobody@example.org"))
                .select("main")
                .text();

        assertThat(unknown).isEqualTo(known).contains("Si cette adresse a un compte");
    }

    @Test
    void showsOnlyTheRoomsOfTheChosenOperator() {
        var first = someone.operator();
        var second = someone.operator();
        var manager = someone.with(Role.MANAGER, first);
        someone.also(manager.id(), Role.MANAGER, second);
        var colleague = someone.with(Role.CONCIERGE, second);

        var rooms = visitor.signIn(manager.email(), Someone.PASSWORD);

        assertThat(rooms.select("h1").text()).isEqualTo("Où voulez-vous aller ?");
        assertThat(visitor.open("/operator/people").text()).doesNotContain(colleague.email());
        var grant = accounts.actors(manager.id()).stream()
                .filter(it -> second.value().equals(it.operator()))
                .findAny()
                .orElseThrow()
                .grant();
        visitor.open("/rooms");
        visitor.postBlindly("/rooms/" + grant, token());
        assertThat(visitor.open("/operator/people").text()).contains(colleague.email());
    }

    @Test
    void letsAManagerInviteSomeoneAndTakeTheRightBack() {
        var operator = someone.operator();
        var manager = someone.with(Role.MANAGER, operator);
        visitor.signIn(manager.email(), Someone.PASSWORD);
        visitor.open("/operator/people");

        var page = visitor.submit(
                "/operator/people",
                Map.of("name", "Dominique Martin", "email", "d." + manager.email(), "role", "CONCIERGE"));

        assertThat(page.text()).contains("L’invitation de Dominique Martin est prête", "Première visite attendue");
        var fields = new HashMap<>(token());
        fields.put(
                "right", page.select("tr:contains(Dominique) input[name=right]").val());
        visitor.postBlindly("/operator/people/removal", fields);
        assertThat(visitor.open("/operator/people").text()).doesNotContain("Dominique Martin");
    }

    private Map<String, String> token() {
        return Map.of("_csrf", visitor.page().select("input[name=_csrf]").attr("value"));
    }

    private static String pathOf(String address) {
        return URI.create(address).getPath();
    }
}
