package fr.conciergerie.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import fr.conciergerie.web.AccessibilitySheet;
import fr.conciergerie.web.AccessibilitySheet.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StyleGuideJourneyTest extends JourneyTest {

    @ParameterizedTest
    @ValueSource(ints = {PHONE, DESK})
    void everyComponentIsFitForEveryone(int width) {
        var page = open(width, "/style-guide");

        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1)))
                .hasText("Les composants");
        isFitForEveryone(page);
        picture(page, "style-guide");
    }

    @ParameterizedTest
    @ValueSource(ints = {PHONE, DESK})
    void smallPrintReadsInBothLanguages(int width) {
        var page = open(width, "/privacy");
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1)))
                .hasText("Vos données");
        isFitForEveryone(page);
        picture(page, "privacy");

        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("English"))
                .click();
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1)))
                .hasText("Your data");

        for (var path : new String[] {"/accessibility", "/legal"}) {
            page.navigate(path);
            isFitForEveryone(page);
            picture(page, path.substring(1));
        }
    }

    @Test
    void theStatementSaysWhatTheSheetSays() {
        var sheet = AccessibilitySheet.kept();
        var page = open(DESK, "/accessibility");
        assertThat(page.locator("main article"))
                .containsText(
                        "Sur les 106 critères du référentiel, %d concernent ce service. Il en respecte %d, soit %d\u00a0%%"
                                .formatted(sheet.applicable(), sheet.count(Verdict.CONFORMING), sheet.rate()));
        var conformity = page.locator("main strong").first().innerText();
        assertThat(page.getByRole(AriaRole.CONTENTINFO)).containsText("Accessibilité\u00a0: " + conformity);

        page.getByText("Lire les 106 critères").click();
        assertThat(page.locator("main details tbody tr")).hasCount(106);
        isFitForEveryone(page);
    }

    @Test
    void aFormSaysOnceWhatHappened() {
        var page = open(DESK, "/style-guide");
        page.getByText("Confirmer la commande").click();
        assertThat(page.getByRole(AriaRole.STATUS)).hasText("Formulaire envoyé une seule fois.");

        page.reload();
        assertThat(page.getByRole(AriaRole.STATUS)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {PHONE, DESK})
    void aPageThatIsNotThereShowsTheWayBack(int width) {
        var page = open(width, "/legal");
        page.navigate("/nowhere/at-all", new Page.NavigateOptions().setReferer(page.url()));

        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1)))
                .hasText("Cette page n’existe pas");
        assertThat(page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Revenir à la page d’avant")))
                .hasAttribute("href", "/legal");
        complaintsAreExpected();
        isFitForEveryone(page);
        picture(page, "not-found");
    }
}
