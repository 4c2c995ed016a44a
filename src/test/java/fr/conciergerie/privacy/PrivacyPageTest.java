package fr.conciergerie.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import fr.conciergerie.accounts.Someone;
import fr.conciergerie.organisations.Organisations;
import fr.conciergerie.organisations.Sites;
import fr.conciergerie.privacy.web.Cookies;
import fr.conciergerie.privacy.web.RuleWords;
import fr.conciergerie.shared.Tenant;
import fr.conciergerie.web.Dictionary;
import fr.conciergerie.web.Role;
import fr.conciergerie.web.privacy.Kept;
import fr.conciergerie.web.privacy.RetentionRule;
import fr.conciergerie.web.privacy.RetentionRule.Audience;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Each period, each right and each cookie that the page about people's data names is found in the code that does it. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class PrivacyPageTest {

    @LocalServerPort
    int port;

    @Autowired
    RuleBook rules;

    @Autowired
    Dictionary dictionary;

    @Autowired
    Someone someone;

    @Autowired
    Organisations organisations;

    @Value("${spring.session.timeout}")
    Duration withoutAClick;

    @Autowired
    List<RequestMappingHandlerMapping> routes;

    private final HttpClient client =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();

    /** What the page says is what the night does: the words come from the rule, and the rule has a job. */
    @Test
    void eachPeriodIsThatOfARuleThatIsCarriedOut() {
        var rows = Jsoup.parse(get("/privacy").body()).select("tr[data-rule]");

        assertThat(rows.eachAttr("data-rule"))
                .containsExactlyInAnyOrderElementsOf(rules.of(Audience.AGENTS).stream()
                        .map(RetentionRule::code)
                        .toList());
        var words = dictionary.words(Locale.FRENCH);
        for (var row : rows) {
            var rule = rules.all().stream()
                    .filter(it -> it.code().equals(row.attr("data-rule")))
                    .findAny()
                    .orElseThrow();
            if (rule.kept() instanceof Kept.For(var longest, var _)) {
                assertThat(rules.job(rule.code())).as(rule.code()).isPresent();
                assertThat(plain(row.text())).as(rule.code()).contains(plain(RuleWords.period(words, longest)));
            }
        }
    }

    /** The eight periods that have always been promised. */
    @Test
    void whatWasPromisedBeforeIsPromisedStill() {
        var text = plain(Jsoup.parse(get("/privacy").body()).text());

        assertThat(text)
                .contains(
                        "2 ans après votre dernier passage",
                        "10 ans après la fin de l’année",
                        "5 ans après la restitution",
                        "6 mois après le retrait",
                        "12 mois après chaque geste",
                        "60 jours après la demande");
    }

    /** Each right that is named leads to where it is used. */
    @Test
    void eachRightHasItsDoor() {
        var rights = Jsoup.parse(get("/privacy").body()).select("[data-right]").eachAttr("data-right");

        assertThat(rights).containsExactlyInAnyOrder("access", "rectification", "objection", "erasure", "consent");
        assertThat(paths())
                .contains(
                        "/account/data/copy.zip",
                        "/account/data/requests",
                        "/account/data/requests/{request}/withdrawal",
                        "/operator/privacy/requests/{request}/erasure",
                        "/operator/privacy/members/{member}/request",
                        "/account/equality",
                        "/account/opinion/refusal");
        assertThat(Arrays.stream(Request.Kind.values()).map(Enum::name))
                .contains("ACCESS", "RECTIFICATION", "OBJECTION", "ERASURE");
    }

    @Test
    void eachCookieThatIsSetIsNamedAndNoOther() {
        var operator = someone.operator();
        var person = someone.with(Role.MANAGER, operator);
        var set = new TreeSet<String>();
        collect(set, get("/"));
        var page = get("/sign-in?lang=en");
        collect(set, page);
        var token = Jsoup.parse(page.body()).expectFirst("input[name=_csrf]").val();
        collect(
                set,
                post(
                        "/sign-in",
                        "_csrf=%s&email=%s&password=%s"
                                .formatted(token, person.email(), Someone.PASSWORD.replace(' ', '+'))));
        Tenant.run(operator, () -> organisations.addSite(Sites.details("Siège")));
        for (var path : List.of(
                "/desk", "/operator", "/operator/people", "/account", "/privacy", "/legal", "/password/forgotten")) {
            collect(set, get(path));
        }

        var named = Jsoup.parse(get("/privacy").body()).select("td code").eachText();
        assertThat(set).as("cookies that are set").containsExactlyInAnyOrderElementsOf(named);
        assertThat(Arrays.stream(Cookies.values()).map(Cookies::cookie)).containsExactlyInAnyOrderElementsOf(named);
    }

    /** How long a cookie lives is in the cookie itself, and a session without a click in its settings. */
    @Test
    void eachCookieLivesAsLongAsThePageSays() {
        var person = someone.with(Role.MANAGER, someone.operator());
        var page = get("/sign-in?lang=en");
        var token = Jsoup.parse(page.body()).expectFirst("input[name=_csrf]").val();
        var signedIn = post(
                "/sign-in",
                "_csrf=%s&email=%s&password=%s".formatted(token, person.email(), Someone.PASSWORD.replace(' ', '+')));

        assertThat(life(page, "lang")).isEqualTo(Duration.ofDays(365));
        assertThat(life(page, "form-token")).as("until the browser is closed").isNull();
        assertThat(life(signedIn, "session")).as("until the browser is closed").isNull();
        assertThat(withoutAClick).isEqualTo(Duration.ofHours(8));
        var words = dictionary.words(Locale.FRENCH);
        assertThat(words.word("privacy.cookie.life", Cookies.LANG)).isEqualTo("un an");
        assertThat(words.word("privacy.cookie.life", Cookies.SESSION)).contains("huit heures sans clic");
    }

    @Test
    void whatAnOperatorHasNotSaidIsSaidToBeMissing() {
        var person = someone.with(Role.MANAGER, someone.operator());
        var token = Jsoup.parse(get("/sign-in").body())
                .expectFirst("input[name=_csrf]")
                .val();
        post(
                "/sign-in",
                "_csrf=%s&email=%s&password=%s".formatted(token, person.email(), Someone.PASSWORD.replace(' ', '+')));

        assertThat(plain(Jsoup.parse(get("/privacy").body()).text()))
                .contains(
                        "Adresse et contact pas encore donnés : adressez-vous au bureau",
                        "Aucune personne n’est encore désignée pour vos données")
                .doesNotContain("Hébergeur :");
    }

    private static @Nullable Duration life(HttpResponse<String> answer, String cookie) {
        for (var one = answer; one != null; one = one.previousResponse().orElse(null)) {
            for (var set : one.headers().allValues("set-cookie")) {
                if (set.startsWith(cookie + "=")) {
                    var age = MAX_AGE.matcher(set);
                    return age.find() ? Duration.ofSeconds(Long.parseLong(age.group(1))) : null;
                }
            }
        }
        throw new AssertionError("no cookie " + cookie + " is set");
    }

    private static String plain(String text) {
        return text.replaceAll("[\\s\\u00a0\\u202f]+", " ");
    }

    private List<String> paths() {
        return routes.stream()
                .flatMap(it -> it.getHandlerMethods().keySet().stream())
                .flatMap(it -> it.getPatternValues().stream())
                .toList();
    }

    private static final Pattern MAX_AGE = Pattern.compile("(?i)max-age=(\\d+)");
    private static final Pattern NAME = Pattern.compile("^([^=]+)=");

    private static void collect(TreeSet<String> set, HttpResponse<String> answer) {
        for (var one = answer; one != null; one = one.previousResponse().orElse(null)) {
            one.headers().allValues("set-cookie").forEach(cookie -> {
                var name = NAME.matcher(cookie);
                if (name.find()) {
                    set.add(name.group(1));
                }
            });
        }
    }

    private HttpResponse<String> get(String path) {
        return send(request(path).build());
    }

    private HttpResponse<String> post(String path, String form) {
        return send(request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("Accept-Language", "fr");
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
