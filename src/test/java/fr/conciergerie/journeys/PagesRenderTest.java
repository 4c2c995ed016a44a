package fr.conciergerie.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import fr.conciergerie.journeys.Wanderer.Stop;
import fr.conciergerie.web.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * Everybody opens every page they can reach, in both languages: nothing is broken, unsaid or said in the wrong language, and
 * whatever page the table of access promises to a role, a link leads there.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PagesRenderTest extends JourneyTest {

    private static final String VISITOR = "PUBLIC";

    /** Pages that no link leads to, and what shows them instead. */
    private static final Map<String, String> NOT_BY_A_LINK = Map.of(
            "/orders/{order}/placed", "follows an order: MainJobTest",
            "/password/{token}", "by mail: SignInTest",
            "/welcome/{token}", "by mail: SignInTest",
            "/setup/{token}", "printed by the first start: SignInTest");

    private final PageRoutes routes = new PageRoutes();
    private final List<String> flaws = new ArrayList<>();
    private final List<String> unreached = new ArrayList<>();

    @BeforeAll
    void walkEverywhere() {
        try (var visitor = new Wanderer(port, routes)) {
            walk(VISITOR, visitor, "/", "/terms", "/style-guide");
        }
        for (var role : Role.values()) {
            try (var person = new Wanderer(port, routes)) {
                person.signIn(word(role) + "@demo.example", "demo");
                walk(role.name(), person, role.home(), "/account", "/rooms", "/mailbox");
            }
        }
    }

    private void walk(String role, Wanderer wanderer, String... from) {
        for (var language : List.of("fr", "en")) {
            var reached = new TreeSet<String>();
            var judge = new PageFlaws(language);
            for (var stop : wanderer.wander(language, from)) {
                judge(role, language, stop, judge);
                reached.add(routes.of(stop.path()));
            }
            routes.openTo(role).stream()
                    .filter(it -> !reached.contains(it) && !NOT_BY_A_LINK.containsKey(it))
                    .forEach(it -> unreached.add(role + " in " + language + ": " + it));
        }
    }

    private void judge(String role, String language, Stop stop, PageFlaws judge) {
        var where = "%s in %s: %s (from %s) ".formatted(role, language, stop.path(), stop.from());
        if (stop.status() != 200) {
            flaws.add(where + "answers " + stop.status());
        } else if (stop.isPage()) {
            judge.of(stop.page()).forEach(it -> flaws.add(where + it));
        }
    }

    @Test
    void everyPageIsWhole() {
        assertThat(flaws).isEmpty();
    }

    @Test
    void everyPageIsReached() {
        assertThat(unreached).isEmpty();
    }

    /** A page that a link leads to after all is to be judged like the others. */
    @Test
    void theExceptionsAreStillPages() {
        assertThat(routes.all()).containsAll(NOT_BY_A_LINK.keySet());
    }

    private static String word(Role role) {
        return role == Role.MEMBER ? "agent" : role.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
