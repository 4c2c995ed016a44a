package fr.conciergerie.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import fr.conciergerie.web.Role;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.boot.test.context.SpringBootTest;

/**
 * Nothing that a person writes can break a page: every field of every form in which words can be written, as somebody of the
 * demonstration meets it, is filled in with words that a program might take for its own; then every page, mail and paper is
 * opened by everybody, in both languages. A new field joins by itself. In a demonstration of its own.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"conciergerie.demo=true", "conciergerie.test-database=conciergerie_words"})
class HostileWordsTest extends JourneyTest {

    private static final String MARKUP = "<x-said>\"&amp;</x-said>";

    private static final List<String> HOSTILE = List.of(
            "RUPTURE",
            "vidange",
            "WITHDRAWAL",
            "orders.why.late",
            "{0} {1,date} ${7*7} #{x}",
            "L'été d’à côté ''",
            MARKUP,
            "👩‍🔧🧵 ✓ ★",
            "\u202eשלום عربى",
            "乾坤 ქართული Ωμέγα",
            "x\u0000y\u0007",
            "\ufdd0a\ufdd1 \u200b",
            "long ".repeat(400));

    /** Words are written here; the address and the password of an account are the way in for the rest of the walk. */
    private static final String WORDS =
            "input[type=text][name], input[type=search][name], input:not([type])[name], textarea[name], input[type=tel][name]";

    private static final Set<String> NOT_WALKED = Set.of("/sign-out", "/account/password", "/account/deletion");

    private static final Pattern KEY = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private final PageRoutes pages = PageRoutes.ofPages();
    private final PageRoutes forms = PageRoutes.ofForms();
    private final Set<String> asked = new HashSet<>();
    private final Set<String> taken = new TreeSet<>();
    private final List<String> flaws = new ArrayList<>();
    private int posts;
    private int opened;

    @BeforeAll
    void everyWordIsWrittenAndEveryPageOpened() {
        for (var role : Role.values()) {
            try (var person = signedIn(role)) {
                for (var stop : person.wanderFromPageToPage("fr", role.home(), "/account")) {
                    if (stop.status() == 200 && stop.isPage()) {
                        stop.page().select("form[method=post]").forEach(it -> write(person, stop.path(), it));
                    }
                }
            }
        }
        for (var role : Role.values()) {
            for (var language : List.of("fr", "en")) {
                try (var person = signedIn(role)) {
                    person.wander(language, role.home(), "/account", "/mailbox").forEach(this::look);
                }
            }
        }
        System.out.printf(
                "hostile words: %d fields of %d forms, %d times written, %d pages, mails and papers opened%n",
                asked.size(), taken.size(), posts, opened);
    }

    /** Each field once, with all of the words; a form that is gone, for what it asked is done, is done with. */
    private void write(Wanderer person, String path, Element first) {
        var action = first.attr("action");
        var route = forms.of(action);
        if (NOT_WALKED.contains(route)) {
            return;
        }
        var form = first;
        for (var name : names(first)) {
            if (!asked.add(route + " " + KEY.matcher(name).replaceAll(""))) {
                continue;
            }
            for (var words : HOSTILE) {
                var typed = Filled.in(form);
                typed.put(name, fitting(form, name, words));
                var answer = person.post(action, typed);
                posts++;
                judge(route + " with " + name + " = " + words, answer);
                if (answer.status() == 200) {
                    taken.add(route);
                }
                var again = person.open(path).page().selectFirst("main form[method=post][action=\"" + action + "\"]");
                if (again == null || again.select("[name=\"" + name + "\"]").isEmpty()) {
                    return;
                }
                form = again;
            }
        }
    }

    /** As much of it as the field takes: more is refused there, which is tried elsewhere. */
    private static String fitting(Element form, String name, String words) {
        var most = form.select("[name=\"" + name + "\"]").attr("maxlength");
        return most.isEmpty() || words.length() <= Integer.parseInt(most)
                ? words
                : words.substring(0, Integer.parseInt(most));
    }

    private static List<String> names(Element form) {
        return form.select(WORDS).stream()
                .filter(it -> !it.attr("inputmode").equals("email"))
                .map(it -> it.attr("name"))
                .distinct()
                .toList();
    }

    private void look(Wanderer.Stop stop) {
        opened++;
        judge(stop.path() + " (from " + stop.from() + ")", stop);
    }

    private void judge(String where, Wanderer.Stop answer) {
        if (answer.status() >= 500) {
            flaws.add(where + " answers " + answer.status());
        } else if (answer.isPage() && !answer.page().select("x-said").isEmpty()) {
            flaws.add(where + " takes what was said for its own");
        }
    }

    private Wanderer signedIn(Role role) {
        var person = new Wanderer(port, pages);
        person.signIn(
                (role == Role.MEMBER
                                ? "agent"
                                : role.name().toLowerCase(Locale.ROOT).replace('_', '-')) + "@demo.example",
                "demo");
        return person;
    }

    @Test
    void breakNoPage() {
        assertThat(flaws).isEmpty();
    }

    /** So that the walk is known to have gone where people write. */
    @Test
    void wereWrittenWherePeopleWrite() {
        assertThat(taken).hasSizeGreaterThan(30);
        assertThat(opened).isGreaterThan(1_000);
    }
}
