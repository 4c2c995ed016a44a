package fr.conciergerie.organisations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fr.conciergerie.accounts.Accounts;
import fr.conciergerie.accounts.Someone;
import fr.conciergerie.database.RawRows;
import fr.conciergerie.shared.OperatorId;
import fr.conciergerie.shared.Slug;
import fr.conciergerie.shared.Tenant;
import fr.conciergerie.web.Role;
import fr.conciergerie.web.Visitor;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.test.web.servlet.MockMvc;

/** Whoever is on a list comes in by their address alone, as nobody but them and their mailbox learns. */
@SpringBootTest
@AutoConfigureMockMvc
class ListedPeopleComeInTest {

    private static final LocalDate LONG_AGO = LocalDate.of(2020, 1, 1);
    private static final LocalDate OVER = LocalDate.of(2020, 2, 1);
    private static final Pattern LINK = Pattern.compile("https?://[^/\\s]+(/(?:welcome|password)/\\S+)");

    @Autowired
    MockMvc mvc;

    @Autowired
    Someone someone;

    @Autowired
    Organisations organisations;

    @Autowired
    Members members;

    @Autowired
    Accounts accounts;

    private OperatorId operator = new OperatorId(new UUID(0, 0));
    private OrganisationId town = new OrganisationId(new UUID(0, 0));
    private String address = "";

    @BeforeEach
    void aTown() {
        operator = someone.operator();
        town = organisation(operator, "Ville de Pessac");
        address = "ines." + UUID.randomUUID() + "@pessac.example";
    }

    @Test
    void whoIsOnTheListGetsALinkThoughTheyNeverHadAnAccount() {
        listed(operator, town, address);

        ask("  " + address.toUpperCase(Locale.ROOT) + " ");

        var visitor = new Visitor(mvc);
        var welcome = visitor.open(link());
        assertThat(welcome.text()).contains("Inès Faure", "Agent");
        visitor.submit(link(), Map.of("password", Someone.PASSWORD));
        visitor.signIn(address, Someone.PASSWORD);
        assertThat(visitor.open("/account").text()).contains(address);
        assertThat(visitor.look("/orders").getStatus()).isEqualTo(200);
    }

    @Test
    void twoPlacesOfOneAddressAreOneLetterAndTwoRooms() {
        var elsewhere = someone.operator();
        listed(operator, town, address);
        listed(elsewhere, organisation(elsewhere, "Hôpital"), address);
        listed(operator, organisation(operator, "Syndicat des eaux"), address);

        ask(address);

        var visitor = new Visitor(mvc);
        var path = link();
        assertThat(visitor.open(path).select("main li")).hasSize(3);
        visitor.submit(path, Map.of("password", Someone.PASSWORD));
        visitor.signIn(address, Someone.PASSWORD);
        var rooms = visitor.open("/rooms");
        assertThat(rooms.select("button.key")).hasSize(3);
        assertThat(rooms.text()).contains("Ville de Pessac", "Hôpital", "Syndicat des eaux");
        assertThat(letters()).hasSize(1);
    }

    @Test
    void askingAgainMakesNobodyTwice() {
        listed(operator, town, address);

        ask(address);
        await().untilAsserted(() -> assertThat(letters()).hasSize(1));
        ask(address);
        await().untilAsserted(() -> assertThat(letters()).hasSize(2));

        assertThat(RawRows.of("select g.id from accounts.role_grant g join accounts.account a on a.id = g.account_id"
                        + " where a.email = '" + address + "'"))
                .hasSize(1);
    }

    @Test
    void whoHasAPasswordAndIsOnAnotherListFindsItAmongTheirRooms() {
        var manager = someone.with(Role.MANAGER, someone.operator());
        listed(operator, town, manager.email());

        ask(manager.email());

        await().untilAsserted(() -> assertThat(kinds(manager.email())).containsExactly("PASSWORD_RESET"));
        var visitor = new Visitor(mvc);
        visitor.signIn(manager.email(), Someone.PASSWORD);
        assertThat(visitor.page().text()).contains("Accepter");
    }

    @Test
    void whoseTimeIsOverWhoIsNotListedAndWhoBelongsToAnotherAccountGetNothing() {
        var gone = listed(operator, town, "gone." + address);
        Tenant.run(operator, () -> members.endEligibility(gone, OVER, 0));
        var guest = "guest." + address;
        Tenant.run(operator, () -> {
            var site = organisations.addSite(Sites.details("Mairie"));
            organisations.share(site, town, LONG_AGO, null);
            organisations.addGuest(site, "Jean Passant", guest, null);
        });
        var another = listed(operator, town, "other." + address);
        Tenant.run(
                operator,
                () -> members.linkAccount(
                        another, someone.with(Role.CONCIERGE, operator).id().value()));

        ask("gone." + address);
        ask(guest);
        ask("other." + address);
        // The letter of whoever asks last comes after theirs would have.
        listed(operator, town, address);
        ask(address);

        link();
        assertThat(RawRows.of("select address from notifications.message where address like '%" + address + "'"))
                .containsExactly(address);
        assertThat(RawRows.of("select email from accounts.account where email like '%" + address + "'"))
                .containsExactly(address);
    }

    @Test
    void everybodyGetsTheSameAnswer() {
        listed(operator, town, address);

        assertThat(ask(address))
                .isEqualTo(ask("nobody-" + address))
                .contains("Si cette adresse a un compte, ou si elle est sur la liste de votre employeur");
    }

    private OrganisationId organisation(OperatorId operator, String name) {
        return Tenant.call(
                operator,
                () -> organisations.addOrganisation(
                        new OrganisationDetails(name, Slug.from(name), OrganisationKind.TOWN, null)));
    }

    private MemberId listed(OperatorId operator, OrganisationId organisation, String email) {
        return Tenant.call(
                operator,
                () -> organisations.addMember(organisation, new MemberDetails("Inès Faure", email), LONG_AGO));
    }

    /** What the page answers. */
    private String ask(String typed) {
        var visitor = new Visitor(mvc).from("10.0." + UUID.randomUUID());
        visitor.open("/password/forgotten");
        return visitor.submit("/password/forgotten", Map.of("email", typed))
                .select("main")
                .text();
    }

    private String link() {
        await().untilAsserted(() -> assertThat(letters()).isNotEmpty());
        var found = LINK.matcher(letters().getFirst());
        assertThat(found.find()).isTrue();
        return found.group(1);
    }

    private List<String> letters() {
        return RawRows.of(
                "select body_text from notifications.message where address = '" + address + "' order by id desc");
    }

    private static List<String> kinds(String address) {
        return RawRows.of("select kind from notifications.message where address = '" + address + "'");
    }
}
