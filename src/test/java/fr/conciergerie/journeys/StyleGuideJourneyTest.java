package fr.conciergerie.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
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
