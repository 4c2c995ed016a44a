package fr.conciergerie.organisations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;

import fr.conciergerie.accounts.Someone;
import fr.conciergerie.database.RawRows;
import fr.conciergerie.shared.OperatorId;
import fr.conciergerie.shared.Tenant;
import fr.conciergerie.web.Role;
import fr.conciergerie.web.Visitor;
import jakarta.servlet.http.Cookie;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;

/** From a client's list to its people: taken in by its page, then invited with a button, or coming by themselves. */
@SpringBootTest
@AutoConfigureMockMvc
@Import(InvitationRoundsTest.Road.class)
class InvitationPagesTest {

    private static final String CLIENT = "/operator/organisations/pessac";
    private static final String INVITATIONS = CLIENT + "/invitations";
    private static final Pattern LINK = Pattern.compile("https?://[^/\\s]+(/(?:welcome|password)/\\S+)");

    @Autowired
    MockMvc mvc;

    @Autowired
    Someone someone;

    @Autowired
    Organisations organisations;

    @Autowired
    InvitationPace pace;

    private OperatorId operator = new OperatorId(new UUID(0, 0));
    private String address = "";

    @BeforeEach
    void aClient() {
        operator = someone.operator();
        address = UUID.randomUUID() + "@pessac.example";
        Tenant.run(
                operator,
                () -> organisations.addOrganisation(
                        new OrganisationDetails("Ville de Pessac", "pessac", OrganisationKind.TOWN, null)));
    }

    @AfterEach
    void theRoadIsClosed() {
        InvitationRoundsTest.Road.open = false;
    }

    @Test
    void aListThatWasTakenInIsInvitedWithAButton() throws Exception {
        var manager = signedIn();
        takeIn(manager, "Nom;Prénom;Courriel\nFaure;Inès;" + address + "\nMartel;Noé;noe." + address + "\n");
        assertThat(manager.page().select("a[href=" + INVITATIONS + "]").text())
                .isEqualTo("Inviter tous les agents de la liste");
        InvitationRoundsTest.Road.open = true;

        assertThat(manager.open(INVITATIONS).select("main form button").text()).isEqualTo("Inviter 2 personnes");
        var asked = manager.submit(INVITATIONS, Map.of());
        assertThat(asked.select("h1").text()).isEqualTo("Envoyer un courriel à 2 personnes ?");
        assertThat(asked.select("main form button").text()).contains("Oui, envoyer 2 courriels");
        assertThat(letters()).as("asked, not done").isEmpty();
        var people = asked.select("input[name=people]").val();
        assertThat(manager.submit(INVITATIONS, Map.of("people", people)).text())
                .contains("2 invitations partent peu à peu", "Arrêter ici");

        Tenant.run(operator, () -> pace.inviteSome(10));
        await().untilAsserted(() -> assertThat(letters()).hasSize(2));
        assertThat(manager.open(INVITATIONS).select("main").text())
                .contains("Toutes les invitations sont traitées", "2 sur 2", "Il n’y a personne à inviter");
    }

    /** Nobody has to be invited: who is on the list asks for a link on the page where one signs in, and is in. */
    @Test
    void whoIsOnAListThatWasTakenInComesInByThemselves() throws Exception {
        var manager = signedIn();
        takeIn(manager, "Nom;Prénom;Courriel\nFaure;Inès;" + address + "\n");

        var visitor = new Visitor(mvc).from("10.0." + UUID.randomUUID());
        var way = Objects.requireNonNull(visitor.open("/sign-in").selectFirst("a:contains(Première fois ?)"));
        visitor.open(way.attr("href"));
        visitor.submit(way.attr("href"), Map.of("email", address));
        await().untilAsserted(() -> assertThat(letters()).hasSize(1));
        var link = LINK.matcher(letters().getFirst());
        assertThat(link.find()).isTrue();

        assertThat(visitor.open(link.group(1)).text()).contains("Inès Faure", "Agent");
        visitor.submit(link.group(1), Map.of("password", Someone.PASSWORD));
        visitor.signIn(address, Someone.PASSWORD);
        assertThat(visitor.look("/orders").getStatus()).isEqualTo(200);
    }

    private Visitor signedIn() {
        var manager = new Visitor(mvc);
        manager.signIn(someone.with(Role.MANAGER, operator).email(), Someone.PASSWORD);
        return manager;
    }

    /** Looked at and confirmed; the page of the list stays open. */
    private void takeIn(Visitor manager, String list) throws Exception {
        var token = manager.open(CLIENT + "/import").selectFirst("main form input[name=_csrf]");
        var staged = mvc.perform(multipart(CLIENT + "/import")
                        .file(new MockMultipartFile(
                                "file", "agents.csv", "text/csv", list.getBytes(StandardCharsets.UTF_8)))
                        .param("_csrf", token == null ? "" : token.val())
                        .cookie(manager.cookies().values().toArray(Cookie[]::new)))
                .andReturn()
                .getResponse()
                .getRedirectedUrl();
        manager.open(Objects.requireNonNull(staged));
        manager.submit(staged + "/confirmation", Map.of());
        manager.open(staged);
    }

    private List<String> letters() {
        return RawRows.of("select body_text from notifications.message where address like '%" + address + "'");
    }
}
