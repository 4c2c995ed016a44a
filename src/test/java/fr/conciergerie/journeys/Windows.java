package fr.conciergerie.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ReducedMotion;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * The windows that somebody opens, and what the browser complains of in them. A browser starts once for each thread that looks
 * through one, and stops with the test JVM.
 */
final class Windows implements AutoCloseable {

    /** A telephone held upright. */
    static final int PHONE = 390;

    static final int DESK = 1280;

    /** The window that WCAG 1.4.10 asks for: a telephone of former days, or a desk at 400 %. */
    private static final int NARROWEST = 320;

    private static final String TOO_WIDE = """
            () => {
              const scrolls = it => ['auto', 'scroll'].includes(getComputedStyle(it).overflowX)
                  && it.clientWidth > 1 && it.scrollWidth > it.clientWidth + 1;
              const isAnnounced = it => it.matches('[role=region][tabindex="0"]')
                  && (it.hasAttribute('aria-label') || it.hasAttribute('aria-labelledby'));
              const page = document.documentElement;
              const wide = page.scrollWidth > page.clientWidth ? ['the page'] : [];
              return wide.concat([...document.querySelectorAll('body *:not(input, textarea)')]
                  .filter(it => scrolls(it) && !isAnnounced(it))
                  .map(it => it.tagName + ' ' + it.className));
            }
            """;

    private static final String IDS_TWICE = """
            () => [...document.querySelectorAll('[id]')].map(it => it.id).filter((it, at, all) => all.indexOf(it) !== at)
            """;

    /** What axe has against a page: each rule that is broken, and where. No page of ours holds frames of others. */
    private static final String VIOLATIONS = """
            async () => (await axe.run({
                runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
                resultTypes: ['violations']
              })).violations.map(rule => rule.id + ': ' + rule.help + ' ' + rule.nodes.map(node => node.target.join(' ')))
            """;

    /** Once the page is drawn in the width that the window has just been given: what belongs to the other one may lie over it until then. */
    private static final String DRAWN =
            "() => new Promise(drawn => requestAnimationFrame(() => requestAnimationFrame(drawn)))";

    private static final ThreadLocal<Browser> BROWSER = ThreadLocal.withInitial(Windows::launch);

    private final int port;
    private final List<BrowserContext> windows = new ArrayList<>();
    private final List<String> complaints = new ArrayList<>();
    private final Set<BrowserContext> cut = ConcurrentHashMap.newKeySet();

    Windows(int port) {
        this.port = port;
    }

    /** A window of that width, of someone who speaks French and has not signed in. */
    Page open(int width, String path) {
        var page = open(width);
        page.navigate(path);
        return page;
    }

    Page open(int width) {
        var context = BROWSER.get()
                .newContext(new Browser.NewContextOptions()
                        .setBaseURL("http://localhost:" + port)
                        .setLocale("fr-FR")
                        .setTimezoneId("Europe/Paris")
                        .setViewportSize(width, height(width))
                        .setHasTouch(width == PHONE)
                        .setReducedMotion(ReducedMotion.REDUCE));
        windows.add(context);
        var page = context.newPage();
        page.onConsoleMessage(message -> {
            if (message.type().equals("error") && !isOfTheCut(context, message.text())) {
                complaints.add(message.text() + " at " + page.url());
            }
        });
        page.onPageError(error -> complaints.add(error + " at " + page.url()));
        return page;
    }

    /** From here on the window has no network; that it says so, whenever that is, is no complaint. */
    void cutOff(Page page) {
        cut.add(page.context());
        page.context().setOffline(true);
    }

    private boolean isOfTheCut(BrowserContext context, String complaint) {
        return cut.contains(context) && complaint.contains("ERR_INTERNET_DISCONNECTED");
    }

    private static int height(int width) {
        return width == PHONE ? 844 : 900;
    }

    /** No violation of WCAG 2.2 AA that a machine can see, no sideways scrolling, no complaint of the browser. */
    void isFitForEveryone(Page page) {
        if (page.evaluate("typeof axe").equals("undefined")) {
            page.evaluate(AxeBuilder.getAxeScript());
        }
        assertThat(page.evaluate(VIOLATIONS))
                .as("accessibility of %s", page.url())
                .isEqualTo(List.of());
        assertThat(page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth"))
                .as("%s fits into its width", page.url())
                .isEqualTo(true);
        if (page.viewportSize().width == PHONE) {
            fitsTheNarrowest(page);
        }
        assertThat(page.evaluate(IDS_TWICE))
                .as("ids that %s has twice", page.url())
                .isEqualTo(List.of());
        assertThat(complaints).as("what the browser complains of").isEmpty();
    }

    /**
     * The same on a desk and on a telephone, in the width that the window has first: loaded once, for what is sent is the same for
     * all, and nothing but the width tells a telephone in our sheets and scripts.
     */
    void isFitForEveryoneInBothWidths(Page page) {
        isFitForEveryone(page);
        int other = page.viewportSize().width == PHONE ? DESK : PHONE;
        page.setViewportSize(other, height(other));
        page.evaluate(DRAWN);
        isFitForEveryone(page);
    }

    /** Nothing has to be scrolled sideways to be read, but for what says so and can be scrolled by keyboard. */
    private static void fitsTheNarrowest(Page page) {
        var was = page.viewportSize();
        page.setViewportSize(NARROWEST, was.height);
        var tooWide = page.evaluate(TOO_WIDE);
        page.setViewportSize(was.width, was.height);
        page.evaluate(DRAWN);
        assertThat(tooWide)
                .as("what is too wide on %s at %d", page.url(), NARROWEST)
                .isEqualTo(List.of());
    }

    /** After a page that answers with an error on purpose, which the browser notes. */
    void complaintsAreExpected() {
        complaints.clear();
    }

    @Override
    public void close() {
        windows.forEach(BrowserContext::close);
        windows.clear();
        complaints.clear();
    }

    private static Browser launch() {
        var playwright = Playwright.create();
        var options = new BrowserType.LaunchOptions()
                .setArgs(List.of("--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking"));
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
