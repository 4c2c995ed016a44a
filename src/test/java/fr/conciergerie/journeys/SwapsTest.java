package fr.conciergerie.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import fr.conciergerie.orders.Town;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/**
 * A piece of a page that is replaced while somebody works by keyboard and by ear: they are never put back at the top of the
 * page, and hear what has changed.
 */
class SwapsTest extends JourneyTest {

    @Autowired
    ApplicationContext context;

    private Town town;

    @BeforeEach
    void buildTown() {
        town = Town.build(context);
    }

    @Test
    void aQuantityThatIsChangedKeepsTheFocusAndTellsTheTotal() {
        var page = basketWithVegetables();
        var quantity = page.getByLabel("Quantité : Panier de légumes");
        quantity.fill("2");
        quantity.press("Enter");

        assertThat(said(page)).containsText("Total");
        assertThat(quantity).isFocused();

        button(page, "Modifier : Panier de légumes").press("Enter");
        assertThat(said(page)).containsText("La page a changé");
        assertThat(button(page, "Modifier : Panier de légumes")).isFocused();
    }

    @Test
    void whatIsOffWithAQuantityTakesTheFocusAndIsSaidAtIt() {
        var page = basketWithVegetables();
        var quantity = page.getByLabel("Quantité : Panier de légumes");
        quantity.fill("0");
        quantity.press("Enter");

        assertThat(page.locator("[role=alert][tabindex]")).isFocused();
        assertThat(quantity).hasAccessibleDescription("La quantité va de 1 à 99.");
        assertThat(quantity).hasAttribute("aria-invalid", "true");
        assertThat(quantity).hasValue("0");
        complaintsAreExpected();
        isFitForEveryone(page);
    }

    @Test
    void whatIsTakenOutLeavesOneAtTheTitleAndIsTold() {
        var page = basketWithVegetables();
        button(page, "Retirer : Panier de légumes").press("Enter");

        assertThat(said(page)).containsText("« Panier de légumes » est retiré.");
        assertThat(page.getByRole(AriaRole.HEADING, new GetByRoleOptions().setLevel(1)))
                .isFocused();
        isFitForEveryone(page);

        button(page, "Remettre : Panier de légumes").press("Enter");
        assertThat(said(page)).containsText("Total");
        assertThat(page.getByRole(AriaRole.HEADING, new GetByRoleOptions().setLevel(1)))
                .isFocused();
    }

    @Test
    void whatTheNoticeSaysIsNotSaidTwice() {
        var page = open(DESK, "/style-guide");
        button(page, "Confirmer la commande").press("Enter");

        assertThat(page.getByRole(AriaRole.STATUS)).hasText("Formulaire envoyé une seule fois.");
        assertThat(said(page)).isEmpty();
    }

    @Test
    void aPieceThatRenewsItselfDisturbsNobody() {
        var page = window(DESK);
        page.clock().install();
        signIn(page, town.concierge());
        page.navigate("/desk");
        var tile = page.locator("#today a[href='/desk/receive']");
        tile.focus();
        page.evaluate("document.querySelector('#today').dataset.before = 'yes'");
        page.clock().runFor(61_000);

        assertThat(page.locator("#today[data-before]")).hasCount(0);
        assertThat(tile).isFocused();
        assertThat(said(page)).isEmpty();
    }

    @Test
    void aPieceThatRenewsItselfCanBeStopped() {
        var page = open(DESK, "/sign-in");
        signIn(page, town.concierge());
        page.getByRole(AriaRole.LINK, new GetByRoleOptions().setName("Arrêter")).click();

        assertThat(page.getByText("Cette page ne bouge plus.")).isVisible();
        assertThat(page.locator("[data-hx-trigger]")).hasCount(0);
        page.getByRole(AriaRole.LINK, new GetByRoleOptions().setName("Mettre à jour toute seule"))
                .click();
        assertThat(page.locator("[data-hx-trigger]")).hasCount(1);
    }

    @Test
    void aFormThatAsksForEverythingSaysSo() {
        var page = open(DESK, "/sign-in");
        assertThat(page.getByText("Tout est à remplir.").first()).isVisible();

        signIn(page, town.agent());
        page.navigate("/services/panier");
        assertThat(page.locator(".all-required:visible")).hasCount(0);
    }

    @Test
    void whoIsNotAnsweredIsTold() {
        var page = basketWithVegetables();
        page.route("**/quantity", route -> route.abort());
        button(page, "Modifier : Panier de légumes").press("Enter");

        assertThat(said(page)).containsText("Rien n’a été envoyé");
        complaintsAreExpected();
    }

    private Page basketWithVegetables() {
        var page = open(DESK, "/sign-in");
        signIn(page, town.agent());
        page.navigate("/services/panier");
        button(page, "Ajouter au panier").click();
        assertThat(page.getByText("est dans votre panier")).isVisible();
        page.navigate("/basket");
        return page;
    }

    private static void signIn(Page page, Town.Someone who) {
        page.navigate("/sign-in");
        page.locator("#email").fill(who.email());
        page.locator("#password").fill(Town.PASSWORD);
        page.locator("#password").press("Enter");
        assertThat(page.locator("#password")).hasCount(0);
    }

    /** What a screen reader says by itself. */
    private static Locator said(Page page) {
        return page.locator("#said");
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(
                AriaRole.BUTTON, new GetByRoleOptions().setName(name).setExact(true));
    }
}
