package fr.conciergerie.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import fr.conciergerie.shared.Tenant;
import fr.conciergerie.web.Role;
import fr.conciergerie.web.TooManyTries;
import fr.conciergerie.web.Visitor;
import jakarta.servlet.http.Cookie;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

@SpringBootTest
@AutoConfigureMockMvc
class SignInTest {

    @Autowired
    MockMvc mvc;

    @Autowired
    Someone someone;

    @Autowired
    Accounts accounts;

    @Autowired
    SignIns signIns;

    @Autowired
    AccountRepository repository;

    Visitor visitor;

    @BeforeEach
    void arrives() {
        visitor = new Visitor(mvc);
    }

    @Test
    void leadsToTheRoomOfTheRole() {
        var manager = someone.with(Role.MANAGER, someone.operator());

        visitor.open("/sign-in");
        visitor.postBlindly("/sign-in", withFormToken(manager.email(), Someone.PASSWORD));

        assertThat(visitor.answer().getRedirectedUrl()).isEqualTo("/operator");
        assertThat(visitor.open("/account").text()).contains(manager.name(), manager.email());
    }

    @Test
    void goesOnToWhereOneWanted() {
        var manager = someone.with(Role.MANAGER, someone.operator());

        assertThat(visitor.look("/operator/people").getRedirectedUrl()).isEqualTo("/sign-in?next=%2Foperator%2Fpeople");
        visitor.open("/sign-in?next=%2Foperator%2Fpeople");
        var page = visitor.submit("/sign-in", Map.of("email", manager.email(), "password", Someone.PASSWORD));

        assertThat(page.select("h1").text()).isEqualTo("Qui travaille ici");
    }

    @ParameterizedTest
    @MethodSource("otherHouses")
    void neverLeadsOutOfTheHouse(String elsewhere) {
        var manager = someone.with(Role.MANAGER, someone.operator());
        visitor.open("/sign-in");
        var fields = withFormToken(manager.email(), Someone.PASSWORD);

        visitor.postBlindly("/sign-in", and(fields, "next", elsewhere));

        assertThat(visitor.answer().getRedirectedUrl()).isEqualTo("/operator");
    }

    static List<String> otherHouses() {
        return List.of(
                "https://elsewhere.example",
                "//elsewhere.example",
                "/\\elsewhere.example",
                "javascript:alert(1)",
                "/a\r\nSet-Cookie: x=y",
                "\\\\elsewhere.example",
                " /x");
    }

    @Test
    void tellsNobodyWhetherTheAddressIsKnown() {
        var manager = someone.with(Role.MANAGER, someone.operator());

        var wrongPassword = visitor.signIn(manager.email(), "pas le bon mot de passe");
        var status = visitor.answer().getStatus();
        var unknown = new Visitor(mvc).signIn("nobody@example.org", "pas le bon mot de passe");

        assertThat(status).isEqualTo(422);
        assertThat(unknown.select(".notice").text())
                .isEqualTo(wrongPassword.select(".notice").text());
        assertThat(unknown.text()).contains("Cette adresse et ce mot de passe ne vont pas ensemble");
    }

    @Test
    void takesAsLongForAnAddressThatNobodyHas() {
        var manager = someone.with(Role.MANAGER, someone.operator());
        repository.setPassword(manager.id(), new Passwords().hash(Someone.PASSWORD));
        signInTime("nobody@example.org");
        signInTime(manager.email());

        var known = signInTime(manager.email());
        var unknown = signInTime("nobody-else@example.org");

        // Hashing takes the greater part of either; without it one of them would be ten times as fast.
        assertThat((double) unknown).isBetween(known * 0.3, known * 3.0);
    }

    @Test
    void changesTheNameOfTheSession() {
        var manager = someone.with(Role.MANAGER, someone.operator());
        visitor.signIn(manager.email(), Someone.PASSWORD);
        var first = visitor.cookie("session").getValue();

        visitor.open("/rooms");
        visitor.submit("/sign-out", Map.of());
        assertThat(visitor.look("/account").getRedirectedUrl()).startsWith("/sign-in");
        visitor.signIn(manager.email(), Someone.PASSWORD);

        assertThat(visitor.cookie("session").getValue()).isNotEqualTo(first);
    }

    @Test
    void givesACookieThatScriptsAndOtherSitesNeverSee() {
        var manager = someone.with(Role.MANAGER, someone.operator());
        visitor.signIn(manager.email(), Someone.PASSWORD);

        var session = visitor.cookie("session");

        assertThat(session.isHttpOnly()).isTrue();
        assertThat(session.getAttribute("SameSite")).isEqualToIgnoringCase("lax");
    }

    @Test
    void refusesAFormThatOurPageDidNotMake() {
        var manager = someone.with(Role.MANAGER, someone.operator());

        var answer = visitor.postBlindly("/sign-in", Map.of("email", manager.email(), "password", Someone.PASSWORD));

        assertThat(answer.getStatus()).isEqualTo(403);
        assertThat(visitor.cookies()).doesNotContainKey("session");
    }

    @Test
    void refusesAFormWithATokenThatSomebodyElseWasGiven() throws Exception {
        var manager = someone.with(Role.MANAGER, someone.operator());
        visitor.signIn(manager.email(), Someone.PASSWORD);
        var ours = visitor.open("/account").select("input[name=_csrf]").attr("value");
        var stranger = new Visitor(mvc);
        var theirs = stranger.open("/sign-in").select("input[name=_csrf]").attr("value");

        assertThat(newName(theirs, visitor.cookie("session"), stranger.cookie("form-token"))
                        .getStatus())
                .isEqualTo(403);
        assertThat(newName(ours, visitor.cookie("session")).getStatus()).isEqualTo(303);
    }

    @Test
    void refusesAFormThatAnotherSiteSends() throws Exception {
        var manager = someone.with(Role.MANAGER, someone.operator());
        visitor.signIn(manager.email(), Someone.PASSWORD);
        var session = visitor.cookie("session");

        for (var from : List.of("cross-site", "same-site", "elsewhere", "")) {
            var answer = newName(token("/account"), session, from);
            assertThat(answer.getStatus()).as(from).isEqualTo(403);
            assertThat(answer.getContentAsString()).as(from).contains("vient d’un autre site");
        }
        for (var from : List.of("same-origin", "none")) {
            var answer = newName(token("/account"), session, from);
            assertThat(answer.getStatus()).as(from).isEqualTo(303);
            session = Objects.requireNonNull(answer.getCookie("session"));
            visitor.cookies().put("session", session);
        }
    }

    @Test
    void leadsToTheDoorWhoseSessionIsOverWhenTheFormIsSent() throws Exception {
        var manager = someone.with(Role.MANAGER, someone.operator());
        visitor.signIn(manager.email(), Someone.PASSWORD);
        var token = token("/account");

        assertThat(newName(token).getRedirectedUrl()).isEqualTo("/sign-in");
    }

    @Test
    void leavesNoSessionBehindForWhoOnlyLooks() {
        visitor.open("/sign-in");

        assertThat(visitor.cookies()).doesNotContainKey("session");
    }

    @Test
    void holdsOffWhoTriesTooOftenFromOnePlace() {
        var manager = someone.with(Role.MANAGER, someone.operator());
        var place = "192.0.2.8";
        for (int i = 0; i < 5; i++) {
            new Visitor(mvc).from(place).signIn(manager.email(), "guess " + i + " of many");
        }

        var page = visitor.from(place).signIn(manager.email(), Someone.PASSWORD);

        assertThat(visitor.answer().getStatus()).isEqualTo(429);
        assertThat(Integer.parseInt(String.valueOf(visitor.answer().getHeader("Retry-After"))))
                .isBetween(1, 180);
        assertThat(page.text()).contains("minutes");
    }

    @Test
    void letsNeitherInNorOutWhoeverTriesAThousandTimesFromManyPlaces() {
        var manager = someone.with(Role.MANAGER, someone.operator());
        visitor.signIn(manager.email(), Someone.PASSWORD);
        visitor.submit("/sign-out", Map.of());
        int compared = 0;
        for (int i = 0; i < 1_000; i++) {
            compared += tries(manager.email(), "guess " + i, "198.51.%d.%d".formatted(i / 250, i % 250)) ? 1 : 0;
        }

        assertThat(compared).isEqualTo(30);
        assertThat(tries(manager.email(), Someone.PASSWORD, "203.0.113.7"))
                .as("the right word, from nowhere that they were before")
                .isFalse();
        visitor.signIn(manager.email(), Someone.PASSWORD);
        assertThat(visitor.open("/account").text()).contains(manager.email());
    }

    @Test
    void doesNotShutOutAHouseWhereSomebodyGuesses() {
        var house = "192.0.2.9";
        var manager = someone.with(Role.MANAGER, someone.operator());
        visitor.from(house).signIn(manager.email(), Someone.PASSWORD);
        visitor.submit("/sign-out", Map.of());
        for (int i = 0; i < 5; i++) {
            tries(manager.email(), "guess " + i, house);
        }
        for (int i = 0; i < 100; i++) {
            tries("colleague-" + i + "@example.org", "guess", house);
        }

        assertThat(tries("newcomer@example.org", "guess", house)).isFalse();
        visitor.signIn(manager.email(), Someone.PASSWORD);
        assertThat(visitor.open("/account").text()).contains(manager.email());
    }

    @Test
    void letsWhoIsKnownAskForAPasswordWhereSomebodyAsksForMany() {
        var house = "192.0.2.12";
        var manager = someone.with(Role.MANAGER, someone.operator());
        visitor.signIn(manager.email(), Someone.PASSWORD);
        var browser = visitor.cookie("known-browser").getValue();
        for (int i = 0; i < 20; i++) {
            signIns.mayAskForPassword("colleague-" + i + "@example.org", house, null);
        }

        assertThatExceptionOfType(TooManyTries.class)
                .isThrownBy(() -> signIns.mayAskForPassword(manager.email(), house, null));
        signIns.mayAskForPassword(manager.email(), house, browser);
    }

    @Test
    void holdsOffWhoeverGuessesInFrontOfABrowserThatIsKnown() {
        var manager = someone.with(Role.MANAGER, someone.operator());
        visitor.signIn(manager.email(), Someone.PASSWORD);
        visitor.submit("/sign-out", Map.of());
        for (int i = 0; i < 10; i++) {
            visitor.signIn(manager.email(), "guess " + i + " of many");
        }

        visitor.signIn(manager.email(), Someone.PASSWORD);

        assertThat(visitor.answer().getStatus()).isEqualTo(429);
    }

    @Test
    void knowsABrowserForTheAccountOnlyThatCameInByIt() {
        var operator = someone.operator();
        var manager = someone.with(Role.MANAGER, operator);
        var colleague = someone.with(Role.MANAGER, operator);
        visitor.signIn(manager.email(), Someone.PASSWORD);
        var browser = visitor.cookie("known-browser").getValue();

        assertThat(signIns.isKnown(manager.id(), browser)).isTrue();
        assertThat(signIns.isKnown(colleague.id(), browser)).isFalse();
        assertThat(visitor.cookie("known-browser").isHttpOnly()).isTrue();
    }

    @Test
    void countsAnAddressOnceHoweverItsLettersAreWritten() {
        var manager = someone.with(Role.MANAGER, someone.operator());
        var place = "192.0.2.10";
        for (int i = 0; i < 5; i++) {
            tries(i % 2 == 0 ? manager.email() : manager.email().toUpperCase(Locale.ROOT), "guess " + i, place);
        }

        assertThat(tries(manager.email(), Someone.PASSWORD, place)).isFalse();
        assertThat(tries(manager.email().replace('i', 'İ') + "İ", Someone.PASSWORD, "192.0.2.11"))
                .as("another address, that nobody has")
                .isTrue();
    }

    /** Whether the words were compared at all. */
    private boolean tries(String email, String password, String place) {
        try {
            signIns.signIn(email, password, place, null);
            return true;
        } catch (TooManyTries _) {
            return false;
        }
    }

    @Test
    void doesNotHoldOffWhoKnowsThePassword() {
        var manager = someone.with(Role.MANAGER, someone.operator());
        for (int i = 0; i < 12; i++) {
            new Visitor(mvc).from("192.0.2.7").signIn(manager.email(), Someone.PASSWORD);
        }

        visitor.signIn(manager.email(), Someone.PASSWORD);

        assertThat(visitor.open("/account").text()).contains(manager.email());
    }

    @Test
    void endsEverySessionWhenARightIsTakenAway() {
        var operator = someone.operator();
        var concierge = someone.with(Role.CONCIERGE, operator);
        visitor.signIn(concierge.email(), Someone.PASSWORD);
        assertThat(visitor.look("/account").getStatus()).isEqualTo(200);

        Tenant.run(operator, () -> accounts.revoke(concierge.id(), Role.CONCIERGE, null));

        assertThat(visitor.look("/account").getRedirectedUrl()).startsWith("/sign-in");
        assertThat(visitor.signIn(concierge.email(), Someone.PASSWORD).text()).contains("n’a plus d’accès");
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void isNotShakenByHostileWords(String words) {
        visitor.open("/sign-in");
        visitor.postBlindly("/sign-in", withFormToken(words, words));
        assertThat(visitor.answer().getStatus()).isBetween(400, 499);

        visitor.open("/password/forgotten");
        visitor.postBlindly("/password/forgotten", and(formToken(), "email", words));
        assertThat(visitor.answer().getStatus()).isBetween(200, 499);
    }

    static List<String> hostile() {
        return List.of(
                "' or 1=1 --",
                "\u0000",
                "a@b.example\u0000",
                "\r\nSet-Cookie: a=b",
                "<script>alert(1)</script>",
                "${7*7}#{7*7}{{7*7}}",
                "é".repeat(5_000),
                "\uD800",
                "\u202Emoc.elpmaxe@a",
                "%00%0a",
                "a".repeat(100_000));
    }

    private String token(String page) {
        return visitor.open(page).select("input[name=_csrf]").attr("value");
    }

    private MockHttpServletResponse newName(String token, Cookie session, String from) throws Exception {
        return mvc.perform(naming(token).cookie(session).header("Sec-Fetch-Site", from))
                .andReturn()
                .getResponse();
    }

    private MockHttpServletResponse newName(String token, Cookie... cookies) throws Exception {
        var request = naming(token);
        return mvc.perform(cookies.length == 0 ? request : request.cookie(cookies))
                .andReturn()
                .getResponse();
    }

    private static MockHttpServletRequestBuilder naming(String token) {
        return post("/account")
                .accept("text/html")
                .param("_csrf", token)
                .param("name", "Camille")
                .param("language", "fr");
    }

    private long signInTime(String email) {
        var fresh = new Visitor(mvc);
        fresh.open("/sign-in");
        var start = System.nanoTime();
        fresh.submit("/sign-in", Map.of("email", email, "password", "pas le bon mot de passe"));
        return System.nanoTime() - start;
    }

    private Map<String, String> withFormToken(String email, String password) {
        return and(and(formToken(), "email", email), "password", password);
    }

    private Map<String, String> formToken() {
        return Map.of("_csrf", visitor.page().select("input[name=_csrf]").attr("value"));
    }

    private static Map<String, String> and(Map<String, String> fields, String name, String value) {
        var more = new HashMap<>(fields);
        more.put(name, value);
        return more;
    }
}
