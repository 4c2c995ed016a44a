package fr.conciergerie.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import fr.conciergerie.shared.OperatorId;
import fr.conciergerie.shared.Tenant;
import fr.conciergerie.web.Role;
import fr.conciergerie.web.Visitor;
import java.io.UnsupportedEncodingException;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jsoup.nodes.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.test.web.servlet.MockMvc;

/**
 * Somebody who works for one operator is asked by another: this one learns nothing of them, not even that they were known,
 * until they take the room; and what it takes back ends here alone.
 */
@SpringBootTest
@AutoConfigureMockMvc
class OfferedRoomsTest {

    private static final String KEY = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";

    @Autowired
    MockMvc mvc;

    @Autowired
    Someone someone;

    @Autowired
    Accounts accounts;

    @Autowired
    Links links;

    private OperatorId theirs = new OperatorId(UUID.randomUUID());
    private OperatorId other = new OperatorId(UUID.randomUUID());
    private Visitor stranger;

    @BeforeEach
    void twoOperators() {
        theirs = someone.operator();
        other = someone.operator();
        stranger = new Visitor(mvc);
        stranger.signIn(someone.with(Role.MANAGER, other).email(), Someone.PASSWORD);
    }

    @Test
    void aManagerLearnsNothingOfAnAddressThatAnotherOperatorKnows() {
        var known = knownElsewhere(Role.CONCIERGE);
        new Visitor(mvc).signIn(known.email(), Someone.PASSWORD);
        var unknown = UUID.randomUUID() + "@example.org";

        var answers = List.of(
                invited(known.email().toUpperCase(Locale.ROOT), "Dominique Martin"), invited(unknown, "Claude Martin"));

        assertThat(answers.getFirst()).isEqualTo(answers.getLast());
        for (var path : List.of(
                "/operator/people",
                "/operator/audit",
                "/operator/audit/export.csv",
                "/operator/messages",
                "/operator")) {
            stranger.look(path);
            assertThat(told())
                    .as(path)
                    .doesNotContain(known.name(), known.email(), known.id().toString());
        }
    }

    @Test
    void aSiteShowsWhoIsOfferedToByTheWordsThatWereTyped() {
        var known = someone.with(Role.CONCIERGE, theirs);
        Tenant.run(other, () -> accounts.invite(known.email(), "Dominique", Locale.FRENCH, Role.CONCIERGE, null));

        assertThat(Tenant.call(other, () -> accounts.personHere(known.id())))
                .get()
                .extracting(Person::name)
                .isEqualTo("Dominique");
        assertThat(Tenant.call(someone.operator(), () -> accounts.personHere(known.id())))
                .isEmpty();
    }

    @Test
    void whoIsAskedTakesTheRoomAndIsShownAsTheyAre() {
        var known = someone.with(Role.CONCIERGE, theirs);
        invited(known.email(), "Dominique Martin");
        var person = new Visitor(mvc);
        var rooms = person.signIn(known.email(), Someone.PASSWORD);
        assertThat(accounts.actors(known.id())).hasSize(1);

        assertThat(rooms.text()).contains("Ce que l’on vous propose", "Accepter");
        person.submit(rooms.select("form[action$=/acceptance]").attr("action"), Map.of());

        assertThat(accounts.actors(known.id())).hasSize(2);
        assertThat(accounts.offers(known.id())).isEmpty();
        assertThat(stranger.open("/operator/people").text())
                .contains(known.name())
                .doesNotContain("Dominique Martin", "Première visite attendue");
    }

    @Test
    void nobodyEntersARoomBeforeTheyHaveTakenItNorTakesAnothers() {
        var known = someone.with(Role.CONCIERGE, theirs);
        var colleague = someone.with(Role.CONCIERGE, theirs);
        invited(known.email(), "Dominique Martin");
        var offer = accounts.offers(known.id()).getFirst().grant();
        var person = new Visitor(mvc);
        person.signIn(known.email(), Someone.PASSWORD);
        person.open("/rooms");
        assertThat(person.postBlindly("/rooms/" + offer, token(person)).getStatus())
                .isEqualTo(404);

        var another = new Visitor(mvc);
        another.signIn(colleague.email(), Someone.PASSWORD);
        another.open("/rooms");
        assertThat(another.postBlindly("/rooms/" + offer + "/acceptance", token(another))
                        .getStatus())
                .isEqualTo(404);
        assertThat(accounts.actors(known.id())).hasSize(1);
    }

    @Test
    void whatIsTakenBackEndsHereAndNobodysSessionElsewhere() {
        var known = knownElsewhere(Role.MANAGER);
        var atHome = new Visitor(mvc);
        atHome.signIn(known.email(), Someone.PASSWORD);
        invited(known.email(), "Dominique Martin");
        removed("Dominique Martin");
        assertThat(atHome.look("/operator/people").getStatus()).isEqualTo(200);
        assertThat(accounts.offers(known.id())).isEmpty();

        invited(known.email(), "Dominique Martin");
        var here = new Visitor(mvc);
        here.signIn(known.email(), Someone.PASSWORD);
        here.submit(here.open("/rooms").select("form[action$=/acceptance]").attr("action"), Map.of());
        assertThat(here.look("/desk").getStatus()).isNotEqualTo(403);
        removed(known.name());

        assertThat(here.look("/account").getRedirectedUrl()).startsWith("/sign-in");
        assertThat(atHome.look("/operator/people").getStatus()).isEqualTo(200);
    }

    @Test
    void whatAnotherOperatorGaveIsNotTakenAwayWhoeverHasItsKey() {
        var known = someone.with(Role.CONCIERGE, theirs);
        var right = accounts.actors(known.id()).getFirst().grant();

        stranger.open("/operator/people");
        stranger.postBlindly(
                "/operator/people/removal", Map.of("right", right.toString(), "_csrf", tokenOf(stranger.page())));

        assertThat(accounts.actors(known.id())).hasSize(1);
    }

    @Test
    void theLastVisitIsThatOfTheRoom() {
        var known = someone.with(Role.CONCIERGE, theirs);
        someone.also(known.id(), Role.CONCIERGE, other);
        new Visitor(mvc).signIn(known.email(), Someone.PASSWORD);

        assertThat(lastVisit(theirs)).isNotNull();
        assertThat(lastVisit(other)).isNull();
    }

    @Test
    void whoIsNewTakesWhatIsOfferedWithTheirPassword() {
        var address = UUID.randomUUID() + "@example.org";
        var account = Tenant.call(
                other, () -> accounts.invite(address, "Claude Martin", Locale.FRENCH, Role.CONCIERGE, null));
        Tenant.run(theirs, () -> accounts.invite(address, "Claude M.", Locale.FRENCH, Role.SUPERVISOR, null));
        var first = URI.create(links.welcome(account)).getPath();
        var second = URI.create(links.welcome(account)).getPath();
        var person = new Visitor(mvc);

        assertThat(person.look(second).getStatus()).isEqualTo(200);
        assertThat(person.open(first).text()).contains("vous acceptez", "Concierge", "Encadrement");
        person.submit(first, Map.of("password", Someone.PASSWORD));
        assertThat(accounts.actors(account)).hasSize(2);
        assertThat(person.look(second).getStatus()).isEqualTo(410);
        assertThat(person.signIn(address, Someone.PASSWORD).text()).contains("Où voulez-vous aller");
    }

    private Person knownElsewhere(Role role) {
        var known = someone.with(role, theirs);
        accounts.rename(known.id(), "Hortense Lointaine", Locale.ENGLISH);
        return accounts.person(known.id()).orElseThrow();
    }

    /** What the manager is shown then, without what they typed themselves and without keys. */
    private String invited(String email, String name) {
        stranger.open("/operator/people");
        stranger.submit("/operator/people", Map.of("name", name, "email", email, "role", "CONCIERGE"));
        assertThat(stranger.page().text()).contains(name, email, "Première visite attendue");
        return stranger.page()
                .select(".flash, [role=status], tr:contains(" + name + ")")
                .outerHtml()
                .replace(email, "…")
                .replace(name, "…")
                .replaceAll("/welcome/[A-Za-z0-9_-]+", "…")
                .replaceAll(KEY, "…")
                .replaceAll("name=\"_csrf\" value=\"[^\"]*\"", "…");
    }

    private void removed(String name) {
        var page = stranger.open("/operator/people");
        var right = page.select("tr:contains(" + name + ") input[name=right]").val();
        assertThat(right).isNotEmpty();
        stranger.postBlindly("/operator/people/removal", Map.of("right", right, "_csrf", tokenOf(page)));
    }

    private String told() {
        try {
            return stranger.answer().getContentAsString();
        } catch (UnsupportedEncodingException e) {
            throw new AssertionError(e);
        }
    }

    private @Nullable Instant lastVisit(OperatorId operator) {
        return Tenant.call(operator, () -> accounts.holders(Role.CONCIERGE))
                .getFirst()
                .lastSignInAt();
    }

    private static Map<String, String> token(Visitor visitor) {
        return Map.of("_csrf", tokenOf(visitor.page()));
    }

    private static String tokenOf(Document page) {
        return page.select("input[name=_csrf]").attr("value");
    }
}
