package fr.conciergerie.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import fr.conciergerie.database.RawRows;
import fr.conciergerie.shared.OperatorId;
import fr.conciergerie.shared.Refused;
import fr.conciergerie.shared.Tenant;
import fr.conciergerie.web.Role;
import fr.conciergerie.web.Visitor;
import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.test.web.servlet.MockMvc;

/** Without a mail server whoever invites is shown a link, once, and it opens no more than what they may give. */
@SpringBootTest
@AutoConfigureMockMvc
@ExtendWith(OutputCaptureExtension.class)
class HandedOverLinksTest {

    private static final String CHOSEN = "sept voiles sur le lac";

    @Autowired
    MockMvc mvc;

    @Autowired
    Someone someone;

    @Autowired
    Accounts accounts;

    @Autowired
    Links links;

    @Autowired
    Invitations invitations;

    private OperatorId operator = new OperatorId(UUID.randomUUID());
    private Visitor manager;
    private String address = "";

    @BeforeEach
    void aManager() {
        operator = someone.operator();
        manager = new Visitor(mvc);
        manager.signIn(someone.with(Role.MANAGER, operator).email(), Someone.PASSWORD);
        address = UUID.randomUUID() + "@example.org";
    }

    @Test
    void thePagesSayThatNoLetterLeavesBeforeAnybodyIsInvited() {
        assertThat(manager.open("/operator/people").text())
                .contains("Aucun courriel ne part : aucun serveur de messagerie n’est réglé")
                .doesNotContain("Envoyer l’invitation");
        assertThat(new Visitor(mvc).open("/password/forgotten").text())
                .contains("Aucun courriel ne part d’ici pour le moment", "Demandez votre lien à votre conciergerie");
    }

    @Test
    void aLinkIsShownOnceAndLetsThemIn(CapturedOutput output) {
        var link = link(invited(address));

        assertThat(manager.open("/operator/people").select("#hand-over")).isEmpty();
        var person = new Visitor(mvc);
        assertThat(person.open(link).text()).contains("Dominique Martin", "Concierge");
        person.submit(link, Map.of("password", CHOSEN));
        person.signIn(address, CHOSEN);
        assertThat(person.open("/account").text()).contains(address);
        assertThat(person.look(link).getStatus()).isEqualTo(410);
        assertThat(output).doesNotContain(link);
        assertThat(RawRows.of("select id from notifications.message where address = '" + address + "'"))
                .isEmpty();
    }

    @Test
    void whoIsKnownElsewhereIsShownTheSameAndKeepsTheirPassword() {
        var known = someone.with(Role.CONCIERGE, someone.operator());

        var shown = invited(known.email());
        var link = link(shown);

        assertThat(shown.select("#flash")
                        .text()
                        .replace(shown.select("#hand-over").text(), ""))
                .isEqualTo(invited(address)
                        .select("#flash")
                        .text()
                        .replace(manager.page().select("#hand-over").text(), ""));
        var whoever = new Visitor(mvc);
        assertThat(whoever.look(link).getRedirectedUrl()).isEqualTo("/rooms");
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> links.choosePassword(
                        Links.Purpose.INVITATION, link.substring(link.lastIndexOf('/') + 1), CHOSEN))
                .withMessage("accounts.link-is-gone");
        assertThat(accounts.hasPassword(known.id(), Someone.PASSWORD)).isTrue();
    }

    /** No letter can bring them a new password: the link of their concierge does, and proves no address. */
    @Test
    void aMemberWhoForgotTheirPasswordComesInByOneAgain() {
        var member = UUID.randomUUID();
        var account = member(member);
        var first = handedOver(member);
        links.choosePassword(Links.Purpose.INVITATION, first, Someone.PASSWORD);

        var again = "/welcome/" + handedOver(member);
        var person = new Visitor(mvc);
        person.open(again);
        person.submit(again, Map.of("password", CHOSEN));

        assertThat(accounts.hasPassword(account, CHOSEN)).isTrue();
        assertThat(person.look(again).getStatus()).isEqualTo(410);
        person.signIn(address, CHOSEN);
        assertThat(person.open("/account").text()).contains(address);
    }

    /** What is offered to them counts too: it would be theirs who hands over the link. */
    @ParameterizedTest
    @CsvSource({"FOLLOW_UP, ours", "CONCIERGE, ours", "MEMBER, theirs", "MANAGER, theirs"})
    void aPasswordThatOpensMoreIsChosenByNoLinkThatIsHandedOver(Role role, String whose) {
        var member = UUID.randomUUID();
        var account = member(member);
        links.choosePassword(Links.Purpose.INVITATION, handedOver(member), Someone.PASSWORD);
        Tenant.run(
                whose.equals("ours") ? operator : someone.operator(),
                () -> accounts.offer(
                        address,
                        "Dominique Martin",
                        Locale.FRENCH,
                        role,
                        role == Role.MEMBER ? UUID.randomUUID() : null));

        var link = handedOver(member);

        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> links.choosePassword(Links.Purpose.INVITATION, link, CHOSEN))
                .withMessage("accounts.link-is-gone");
        assertThat(new Visitor(mvc).look("/welcome/" + link).getRedirectedUrl()).isEqualTo("/rooms");
        assertThat(accounts.hasPassword(account, Someone.PASSWORD)).isTrue();
    }

    private AccountId member(UUID member) {
        return Tenant.call(
                operator, () -> accounts.offer(address, "Dominique Martin", Locale.FRENCH, Role.MEMBER, member));
    }

    private String handedOver(UUID member) {
        var link = Objects.requireNonNull(Tenant.call(
                        operator,
                        () -> invitations.invite(address, "Dominique Martin", Locale.FRENCH, Role.MEMBER, member))
                .link());
        return link.substring(link.lastIndexOf('/') + 1);
    }

    @Test
    void itOpensNoRoomOfAnotherOperatorUntilALetterHasProvedTheAddress() {
        var link = link(invited(address));
        var other = someone.operator();
        var account = Tenant.call(
                other, () -> accounts.invite(address, "Dominique Martin", Locale.FRENCH, Role.MANAGER, null));
        var person = new Visitor(mvc);
        person.open(link);
        person.submit(link, Map.of("password", CHOSEN));

        assertThat(accounts.actors(account)).hasSize(1);
        var offer = accounts.offers(account).getFirst().grant();
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> accounts.accept(account, offer))
                .withMessage("accounts.offers.address-unproved");

        var letter = URI.create(links.newPassword(account)).getPath();
        person.open(letter);
        person.submit(letter, Map.of("password", Someone.PASSWORD));
        assertThat(accounts.accept(account, offer).role()).isEqualTo(Role.MANAGER);
    }

    @Test
    void theAdministratorIsShownTheLinkForWhoeverManages() {
        var administrator = new Visitor(mvc);
        administrator.signIn(someone.administrator().email(), Someone.PASSWORD);
        assertThat(administrator.open("/admin").text()).contains("Aucun courriel ne part");

        var slug = "op-" + UUID.randomUUID();
        administrator.submit(
                "/admin/operators",
                Map.of("name", "Les Mains", "slug", slug, "managerName", "Dominique", "managerEmail", address));

        var link = link(administrator.page());
        assertThat(new Visitor(mvc).open(link).text()).contains("Dominique", "Gestion");
    }

    private Document invited(String email) {
        manager.open("/operator/people");
        return manager.submit(
                "/operator/people", Map.of("name", "Dominique Martin", "email", email, "role", "CONCIERGE"));
    }

    private static String link(Document page) {
        var shown = page.select("#hand-over").text();
        assertThat(shown).contains("/welcome/");
        return URI.create(shown).getPath();
    }
}
