package fr.conciergerie.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.args.AxeRunOptions;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * A person before a screen: the whole product in demonstration mode, in a real browser. The browser starts once for all
 * journeys; every journey has windows of its own, which also collect what the browser complains of.
 */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT, properties = "conciergerie.demo=true")
abstract class JourneyTest {

    /** A telephone held upright. */
    static final int PHONE = 390;

    static final int DESK = 1280;

    private static final List<String> WCAG =
            List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");

    private static final Set<String> JUDGED = ConcurrentHashMap.newKeySet();

    @LocalServerPort
    int port;

    private final List<BrowserContext> windows = new ArrayList<>();
    private final List<String> complaints = new ArrayList<>();

    /** A window of that width, of someone who speaks French and has not signed in. */
    Page open(int width, String path) {
        var page = window(width);
        page.navigate(path);
        return page;
    }

    Page window(int width) {
        var context = SharedBrowser.BROWSER.newContext(new Browser.NewContextOptions()
                .setBaseURL("http://localhost:" + port)
                .setLocale("fr-FR")
                .setTimezoneId("Europe/Paris")
                .setViewportSize(width, width == PHONE ? 844 : 900)
                .setHasTouch(width == PHONE)
                .setReducedMotion(com.microsoft.playwright.options.ReducedMotion.REDUCE));
        windows.add(context);
        var page = context.newPage();
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                complaints.add(message.text() + " at " + page.url());
            }
        });
        page.onPageError(error -> complaints.add(error + " at " + page.url()));
        return page;
    }

    /** No violation of WCAG 2.2 AA that a machine can see, no sideways scrolling, no complaint of the browser. */
    void isFitForEveryone(Page page) {
        var onlyWhatIsOff = new AxeRunOptions();
        onlyWhatIsOff.setResultTypes(List.of("violations"));
        var violations = new AxeBuilder(page)
                .options(onlyWhatIsOff)
                .setLegacyMode(true) // judges the page where it is; no page of ours holds frames of others
                .withTags(WCAG)
                .analyze()
                .getViolations();
        assertThat(violations)
                .as("accessibility of %s", page.url())
                .extracting(rule -> rule.getId() + ": " + rule.getHelp() + " "
                        + rule.getNodes().stream()
                                .map(node -> String.valueOf(node.getTarget()))
                                .toList())
                .isEmpty();
        assertThat(page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))
                .as("%s fits into its width", page.url())
                .isEqualTo(true);
        assertThat(complaints).as("what the browser complains of").isEmpty();
    }

    /** After a page that answers with an error on purpose, which the browser notes. */
    void complaintsAreExpected() {
        complaints.clear();
    }

    /** Whether a page of this name is looked at for the first time in a window of this width. */
    boolean isNew(Page page, String name) {
        return JUDGED.add(name + "-" + page.viewportSize().width);
    }

    /** Keeps what the page looks like, top to bottom, for people who asked for pictures ({@code -Dpictures}). */
    void picture(Page page, String name) {
        if (System.getProperty("pictures") == null) {
            return;
        }
        var width = page.viewportSize().width;
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(Path.of("target", "screenshots", name + "-" + width + ".png"))
                .setFullPage(true));
    }

    /** Keeps what stands on the screen before anybody scrolls, when asked; {@code bin/pictures} takes it from there. */
    void firstScreen(Page page, String name) {
        if (System.getProperty("pictures") == null) {
            return;
        }
        var width = page.viewportSize().width;
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(Path.of("target", "screenshots", "first-screen", name + "-" + width + ".png")));
    }

    @AfterEach
    void closeWindows() {
        windows.forEach(BrowserContext::close);
        windows.clear();
    }

    /** Started by the first journey, stopped with the test JVM. */
    private static final class SharedBrowser {

        static final Browser BROWSER = launch();

        private static Browser launch() {
            var playwright = Playwright.create();
            var options = new BrowserType.LaunchOptions()
                    .setArgs(List.of(
                            "--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking"));
            Stream.of(
                            System.getenv().getOrDefault("CONCIERGERIE_CHROMIUM", ""),
                            "/usr/lib/chromium/chromium-headless-shell",
                            "/usr/lib/chromium/chromium",
                            "/usr/bin/chromium",
                            "/usr/bin/chromium-browser",
                            "/usr/bin/google-chrome")
                    .filter(it -> !it.isEmpty())
                    .map(Path::of)
                    .filter(Files::isExecutable)
                    .findFirst()
                    .ifPresent(options::setExecutablePath);
            Runtime.getRuntime().addShutdownHook(new Thread(playwright::close));
            return playwright.chromium().launch(options);
        }
    }
}
