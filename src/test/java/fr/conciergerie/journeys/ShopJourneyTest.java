package fr.conciergerie.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import fr.conciergerie.accounts.Accounts;
import fr.conciergerie.orders.Channel;
import fr.conciergerie.orders.OrderView;
import fr.conciergerie.orders.Orders;
import fr.conciergerie.orders.PlaceOrder;
import fr.conciergerie.orders.Reason;
import fr.conciergerie.orders.Town;
import fr.conciergerie.shared.Money;
import fr.conciergerie.shared.Tenant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** An agent at lunch: finds a service, orders it, follows it, answers a proposal, changes their mind. */
class ShopJourneyTest extends JourneyTest {

    @Autowired
    ApplicationContext context;

    @ParameterizedTest
    @ValueSource(ints = {PHONE, DESK})
    void twoMinutesAtLunch(int width) {
        var town = Town.build(context);
        var page = open(width, "/");
        fits(page, "welcome");
        signIn(page, town.agent());
        fits(page, "shop");

        page.getByRole(AriaRole.SEARCHBOX).fill("talon");
        page.getByRole(AriaRole.SEARCHBOX).press("Enter");
        assertThat(page.getByText("Un service trouvé")).isVisible();
        page.getByRole(AriaRole.LINK, new GetByRoleOptions().setName("Talons à refaire"))
                .click();
        fits(page, "service");
        page.getByLabel("Patins de protection").check();
        page.getByLabel("Combien ?").fill("0");
        button(page, "Ajouter au panier").click();
        assertThat(page.getByText("Écrivez un nombre entier, de 1 à 99.").first())
                .isVisible();
        complaintsAreExpected();
        page.getByLabel("Combien ?").fill("2");
        button(page, "Ajouter au panier").click();
        assertThat(page.getByText("est dans votre panier").first()).isVisible();
        page.navigate("/services/panier");
        button(page, "Ajouter au panier").click();
        fits(page, "basket");

        button(page, "Retirer : Panier de légumes").click();
        assertThat(page.getByText("est retiré").first()).isVisible();
        fits(page, "basket-removed");
        button(page, "Remettre : Panier de légumes").click();
        button(page, "Commander avec obligation de paiement").click();
        assertThat(page.getByText("Acceptez les conditions de vente").first()).isVisible();
        complaintsAreExpected();
        fits(page, "basket-error");
        complaintsAreExpected();
        page.getByLabel("J’accepte les").check();
        page.getByLabel("Je demande que le travail commence").check();
        button(page, "Commander avec obligation de paiement").click();
        assertThat(page.getByText("C’est commandé").first()).isVisible();
        fits(page, "placed");

        page.getByRole(AriaRole.LINK, new GetByRoleOptions().setName("Suivre ma commande"))
                .click();
        fits(page, "order");
        page.navigate("/sites");
        fits(page, "sites");
        page.navigate("/terms");
        fits(page, "terms");
    }

    /** Whatever is chosen, in the language of the page. */
    @ParameterizedTest
    @CsvSource({"fr, 1, false", "fr, 3, true", "fr, 99, true", "en, 2, false", "en, 99, true"})
    void theServiceSaysWhatTheBasketWillSay(String language, int quantity, boolean option) {
        var town = Town.build(context);
        var page = open(PHONE, "/");
        signIn(page, town.agent());
        page.navigate("/services/talons?lang=" + language);
        var figure = page.locator(".buy .price strong");
        if (option) {
            page.locator("input[name=option]").check();
        }
        if (quantity == 3) {
            page.locator("[data-step='1']").click();
            page.locator("[data-step='1']").click();
        } else {
            page.locator("input[name=quantity]").fill(String.valueOf(quantity));
        }
        var said = figure.textContent();
        page.locator("input[name=quantity]").fill("0");
        page.locator("input[name=quantity]").fill(String.valueOf(quantity));
        assertThat(figure).hasText(said);
        assertThat(page.locator("[aria-live] .price")).isVisible();

        page.locator(".buy button").click();

        assertThat(page.locator(".basket-price .price strong")).hasText(said);
        assertThat(page.locator(".checkout-total strong")).hasText(said);
    }

    @Test
    void whatIsQuotedPromisesNoFigure() {
        var town = Town.build(context);
        var page = open(PHONE, "/");
        signIn(page, town.agent());

        page.navigate("/services/sac");
        page.locator("[data-step='1']").click();

        assertThat(page.locator(".buy")).containsText("Sur devis");
        assertThat(page.locator(".buy")).not().containsText("€");
    }

    @ParameterizedTest
    @ValueSource(ints = {PHONE, DESK})
    void aProposalIsAnsweredAndTheRestGivenUp(int width) {
        var town = Town.build(context);
        var vegetables = order(town, "panier");
        propose(town, vegetables);
        var heels = order(town, "talons");
        var bag = order(town, "sac");
        var page = open(width, "/sign-in");
        signIn(page, town.agent());
        assertThat(page.getByText("Une réponse de vous est attendue")).isVisible();
        fits(page, "home-waiting");

        page.getByText("Une réponse de vous est attendue").click();
        fits(page, "proposal");
        button(page, "J’accepte").click();
        assertThat(page.getByText("Le partenaire est prévenu").first()).isVisible();

        page.navigate("/orders/" + heels.id());
        link(page, "Annuler ce service").click();
        fits(page, "cancellation");
        page.getByText("C’est trop long").click();
        button(page, "Oui, annuler ce service").click();
        assertThat(page.getByText("« Talons à refaire » est annulé.")).isVisible();

        page.navigate("/orders/" + bag.id());
        link(page, "Renoncer au contrat ici").click();
        fits(page, "withdrawal");
        button(page, "Confirmer la rétractation").click();
        assertThat(page.getByText("Votre rétractation est reçue")).isVisible();
        fits(page, "withdrawn");

        page.navigate("/orders");
        fits(page, "orders");
        page.getByRole(AriaRole.SEARCHBOX).fill(heels.number());
        page.getByRole(AriaRole.SEARCHBOX).press("Enter");
        link(page, "Talons à refaire · Commande " + heels.number()).click();
        fits(page, "order-cancelled");
        button(page, "Commander à nouveau").click();
        assertThat(page.getByText("de nouveau dans votre panier")).isVisible();
    }

    private OrderView order(Town town, String service) {
        return Tenant.call(town.operator(), () -> {
            var member = context.getBean(Accounts.class)
                    .actors(town.agent().account())
                    .getFirst();
            return context.getBean(Orders.class)
                    .place(
                            member,
                            new PlaceOrder(
                                    "hotel-de-ville",
                                    null,
                                    Channel.ONLINE,
                                    List.of(new PlaceOrder.Line(service, 1, null, List.of(), null))));
        });
    }

    private void propose(Town town, OrderView order) {
        var line = order.lines().getFirst().id();
        town.atTheDesk(context, (desk, orders) -> {
            orders.dispatch(desk, order.id(), line, null);
            orders.propose(
                    desk,
                    order.id(),
                    line,
                    Money.euros(11, 0),
                    Objects.requireNonNull(order.lines().getFirst().promisedFor())
                            .plusDays(7),
                    Reason.said("Les fraises n’arrivent que la semaine prochaine"));
        });
    }

    private static Locator link(Page page, String name) {
        return page.getByRole(
                AriaRole.LINK, new GetByRoleOptions().setName(name).setExact(true));
    }

    private void fits(Page page, String name) {
        isFitForEveryone(page);
        picture(page, "shop-" + name);
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(
                AriaRole.BUTTON, new GetByRoleOptions().setName(name).setExact(true));
    }

    private static void signIn(Page page, Town.Someone who) {
        page.navigate("/sign-in");
        page.locator("#email").fill(who.email());
        page.locator("#password").fill(Town.PASSWORD);
        page.locator("#password").press("Enter");
        assertThat(page.getByRole(AriaRole.HEADING, new GetByRoleOptions().setName("Bonjour")))
                .isVisible();
    }
}
