package fr.conciergerie.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.SelectOption;
import java.time.Duration;
import java.util.regex.Pattern;

/** One person at one screen: presses what they read, and looks at every page that comes. */
final class Somebody {

    private final JourneyTest journey;
    private final Page page;
    private final Hand hand;

    Somebody(JourneyTest journey, int width, Hand hand) {
        this.journey = journey;
        this.page = journey.window(width);
        this.hand = hand;
    }

    /** As one of the accounts of the demonstration. */
    Somebody signedIn(String word) {
        return signedIn(word + "@demo.example", "demo");
    }

    Somebody signedIn(String email, String password) {
        opens("/sign-in");
        page.locator("input[name=email]").first().fill(email);
        page.locator("input[name=password]").first().fill(password);
        page.keyboard().press("Enter");
        page.waitForURL(it -> !it.contains("/sign-in"));
        return this;
    }

    void opens(String path) {
        page.navigate(path);
    }

    void follows(String link) {
        hand.press(main(AriaRole.LINK, link));
    }

    void presses(String button) {
        hand.press(main(AriaRole.BUTTON, button));
    }

    /** Whatever it is, the first that a selector finds. */
    void pressesFirst(String selector) {
        hand.press(page.locator(selector).first());
    }

    void ticks(String label) {
        hand.tick(page.getByLabel(label).first());
    }

    void chooses(String selector, String label) {
        page.locator(selector).selectOption(new SelectOption().setLabel(label));
    }

    void types(String selector, String text) {
        hand.type(page.locator(selector), text);
    }

    /** The first of some choices of which one holds. */
    void ticksFirst(String selector) {
        hand.tick(page.locator(selector).first());
    }

    void strikes(String key) {
        page.keyboard().press(key);
    }

    void reads(String words) {
        assertThat(page.locator("main")).containsText(words);
    }

    void readsHeading(String words) {
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1)))
                .containsText(words);
    }

    /** Opens the newest letter to an address, and what it leads to, until one reads that there: letters come by themselves. */
    void waitsForLetter(String address, String subject, String selector, String words) {
        await().pollInSameThread().atMost(Duration.ofSeconds(30)).until(() -> {
            opens("/mailbox?query=" + address);
            pressesFirst("main li a:has-text('" + subject + "')");
            pressesFirst(selector);
            return page.locator("main").innerText().contains(words);
        });
    }

    String text(String selector) {
        return page.locator(selector).first().innerText().strip();
    }

    String path() {
        return page.url().replaceFirst("^https?://[^/]+", "");
    }

    /** Judges the page, the first time that one of this name is seen at this width, and keeps its picture. */
    Somebody looks(String name) {
        if (journey.isNew(page, name)) {
            journey.isFitForEveryone(page);
            journey.picture(page, name);
        }
        return this;
    }

    /** Keeps what stands on the screen before anybody scrolls. */
    void showsReaders(String name) {
        journey.firstScreen(page, name);
    }

    private Locator main(AriaRole role, String words) {
        return page.locator("main")
                .getByRole(role, new Locator.GetByRoleOptions().setName(Pattern.compile("^" + words)))
                .first();
    }
}
