package fr.conciergerie.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.HasCountOptions;
import fr.conciergerie.journeys.Wanderer.Stop;
import fr.conciergerie.web.Role;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.boot.test.context.SpringBootTest;

/**
 * Every kind of page that somebody of the demonstration can open, on a telephone and on a desk: accessible, no wider than
 * its window, and nothing for the browser to complain of. Of the pages that one route shows, the first that a link leads to.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"conciergerie.demo=true", PagesRenderTest.DATABASE_SETTING})
class EveryPageTest extends JourneyTest {

    private static final String VISITOR = "";

    /** A letter as mail programs will show it: it is no page of ours. */
    private static final String LETTER = "/mailbox/{message}/html";

    private final PageRoutes routes = PageRoutes.ofPages();

    /** What to open as whom: each route once, as the first who can reach it. */
    private final Map<String, List<String>> pages = new LinkedHashMap<>();

    @BeforeAll
    void findOneOfEachKind() {
        Set<String> known = new LinkedHashSet<>(Set.of(LETTER));
        try (var visitor = new Wanderer(port, routes)) {
            pages.put(VISITOR, news(known, visitor.wanderFromPageToPage("fr", "/", "/mailbox", "/style-guide")));
        }
        for (var role : Role.values()) {
            var who = role == Role.MEMBER
                    ? "agent"
                    : role.name().toLowerCase(Locale.ROOT).replace('_', '-');
            try (var person = new Wanderer(port, routes)) {
                person.signIn(who + "@demo.example", "demo");
                var reached = person.wanderFromPageToPage("fr", role.home(), "/account", "/rooms");
                var own = new ArrayList<>(List.of(role.home()));
                news(known, reached).stream().filter(it -> !own.contains(it)).forEach(own::add);
                pages.put(who, own);
            }
        }
    }

    private List<String> news(Set<String> known, List<Stop> stops) {
        return stops.stream()
                .filter(it -> it.isPage() && it.status() == 200)
                .map(Stop::path)
                .filter(it -> known.add(routes.of(it)))
                .toList();
    }

    /** Every second page in a thread of its own, for a page that is judged keeps one processor busy. */
    @Test
    void areFitForEveryone() {
        assertThat(pages.values().stream().mapToInt(List::size).sum()).isGreaterThan(60);
        var flaws = Stream.of(0, 1)
                .map(half -> CompletableFuture.supplyAsync(() -> flaws(half), it -> new Thread(it).start()))
                .toList();
        assertThat(flaws.stream().flatMap(it -> it.join().stream())).isEmpty();
    }

    private List<String> flaws(int half) {
        var flaws = new ArrayList<String>();
        try (var windows = new Windows(port)) {
            pages.forEach((who, paths) -> {
                var window = windows.open(half == 0 ? PHONE : DESK, "/sign-in");
                if (!who.equals(VISITOR)) {
                    signIn(window, who);
                }
                for (int i = half; i < paths.size(); i += 2) {
                    window.navigate(paths.get(i));
                    try {
                        windows.isFitForEveryoneInBothWidths(window);
                    } catch (AssertionError e) {
                        flaws.add("%s at %d: %s".formatted(paths.get(i), window.viewportSize().width, e.getMessage()));
                    }
                    windows.complaintsAreExpected();
                }
            });
        }
        return flaws;
    }

    private static void signIn(Page window, String who) {
        window.locator("#email").fill(who + "@demo.example");
        window.locator("#password").fill("demo");
        window.locator("#password").press("Enter");
        assertThat(window.locator("#password")).hasCount(0, new HasCountOptions().setTimeout(20_000));
    }
}
