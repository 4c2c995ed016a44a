package fr.conciergerie.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The manager goes round their clients, sites, members and calendar, and takes over a client's list. */
class ManagerJourneyTest extends JourneyTest {

    @ParameterizedTest
    @ValueSource(ints = {PHONE, DESK})
    void goesRoundTheHouse(int width) {
        var page = signedIn(width);
        fits(page, "/operator", "room");
        fits(page, "/operator/organisations", "organisations");
        fits(page, "/operator/organisations/bordeaux-metropole", "organisation");
        fits(page, "/operator/organisations/bordeaux-metropole/edit", "organisation-form");
        fits(page, "/operator/sites", "sites");
        page.locator("table.listing a").first().click();
        fits(page, page.url(), "site");
        fits(page, "/operator/sites/new", "site-form");
        fits(page, "/operator/members", "members");
        page.locator("table.listing a").first().click();
        fits(page, page.url(), "member");
        fits(page, "/operator/calendar", "calendar");
        page.locator("table.listing a").first().click();
        fits(page, page.url(), "session");
    }

    @ParameterizedTest
    @ValueSource(ints = {PHONE, DESK})
    void takesOverAList(int width) {
        var page = signedIn(width);
        fits(page, "/operator/organisations/bordeaux-metropole/import", "import-form");
        var list = "Prénom;Nom;Courriel\nNora;Lenoir;%s@exemple.example\n".formatted(UUID.randomUUID());
        handIn(page, list + ";;pas-une-adresse\n");
        assertThat(page.getByText("Lignes refusées").first()).isVisible();
        isFitForEveryone(page);
        picture(page, "manager-import");
        button(page, "Confirmer l’import");
        assertThat(page.getByText("La liste est importée.")).isVisible();

        page.navigate("/operator/organisations/bordeaux-metropole/import");
        handIn(page, list.replace("Lenoir;", "Leblanc;"));
        assertThat(page.getByText("Nora Leblanc").first()).isVisible();
        isFitForEveryone(page);
        picture(page, "manager-import-changes");
        button(page, "Confirmer l’import");
        page.getByRole(AriaRole.LINK, new GetByRoleOptions().setName("Voir les"))
                .click();
        isFitForEveryone(page);
        picture(page, "manager-departures");
        page.locator("main input[name=member]").first().check();
        button(page, "Demander pour les personnes cochées");
        isFitForEveryone(page);
        picture(page, "manager-departures-asked");
        page.locator("#whole").check();
        button(page, "Oui, mettre fin au droit d’une personne");
        button(page, "Annuler : rendre son droit à cette personne");
        assertThat(page.getByText("a retrouvé son droit tel qu’il était")).isVisible();
        isFitForEveryone(page);
    }

    private static void handIn(Page page, String list) {
        page.getByLabel("Fichier CSV")
                .setInputFiles(new FilePayload("agents.csv", "text/csv", list.getBytes(StandardCharsets.UTF_8)));
        button(page, "Lire le fichier");
    }

    private void fits(Page page, String path, String name) {
        page.navigate(path);
        isFitForEveryone(page);
        picture(page, "manager-" + name);
    }

    private Page signedIn(int width) {
        var page = open(width, "/sign-in");
        page.locator("#email").fill("manager@demo.example");
        page.locator("#password").fill("demo");
        page.locator("#password").press("Enter");
        page.waitForURL("**/operator");
        return page;
    }

    private static void button(Page page, String name) {
        page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName(name)).click();
    }
}
