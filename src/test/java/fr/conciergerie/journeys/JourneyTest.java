package fr.conciergerie.journeys;

import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * A person before a screen: the whole product in demonstration mode, in a real browser. The browser starts once for all
 * journeys; every journey has windows of its own, which also collect what the browser complains of.
 */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT, properties = "conciergerie.demo=true")
abstract class JourneyTest {

    static final int PHONE = Windows.PHONE;

    static final int DESK = Windows.DESK;

    private static final Set<String> JUDGED = ConcurrentHashMap.newKeySet();

    @LocalServerPort
    int port;

    private @Nullable Windows windows;

    /** A window of that width, of someone who speaks French and has not signed in. */
    Page open(int width, String path) {
        return windows().open(width, path);
    }

    Page window(int width) {
        return windows().open(width);
    }

    /** No violation of WCAG 2.2 AA that a machine can see, no sideways scrolling, no complaint of the browser. */
    void isFitForEveryone(Page page) {
        windows().isFitForEveryone(page);
    }

    /** After a page that answers with an error on purpose, which the browser notes. */
    void complaintsAreExpected() {
        windows().complaintsAreExpected();
    }

    /** Where there is no network: what is asked for fails, and the browser notes that as often as it is asked for. */
    void cutOff(Page page) {
        windows().cutOff(page);
    }

    private Windows windows() {
        var open = windows == null ? new Windows(port) : windows;
        windows = open;
        return open;
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
        kept(page, Path.of("target", "screenshots"), name, true);
    }

    /** Keeps what stands on the screen before anybody scrolls, when asked; {@code bin/pictures} takes it from there. */
    void firstScreen(Page page, String name) {
        if (System.getProperty("pictures") == null) {
            return;
        }
        kept(page, Path.of("target", "screenshots", "first-screen"), name, false);
    }

    /** In front, and drawn: a window behind another one has nothing to show. */
    private static void kept(Page page, Path folder, String name, boolean whole) {
        page.bringToFront();
        page.evaluate("() => new Promise(drawn => requestAnimationFrame(() => requestAnimationFrame(drawn)))");
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(folder.resolve(name + "-" + page.viewportSize().width + ".png"))
                .setFullPage(whole));
    }

    @AfterEach
    void closeWindows() {
        if (windows != null) {
            windows.close();
        }
    }
}
