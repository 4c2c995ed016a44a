package fr.conciergerie.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static fr.conciergerie.journeys.Hand.KEYBOARD;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import fr.conciergerie.custody.Counter;
import fr.conciergerie.custody.Counter.Desk;
import fr.conciergerie.custody.Custody;
import fr.conciergerie.custody.PieceIn;
import fr.conciergerie.custody.Reserves;
import fr.conciergerie.web.Cameras;
import java.util.List;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** A concierge's day, screen by screen: receive, send, note the answer, take back, hand over, and a mistake undone. */
class DeskJourneyTest extends JourneyTest {

    @Autowired
    Counter counter;

    @Autowired
    Custody custody;

    @ParameterizedTest
    @ValueSource(ints = {PHONE, DESK})
    void shoesGoToTheCobblerAndComeBack(int width) {
        var desk = counter.open();
        var order = counter.order(desk, Counter.SHOES);
        counter.order(desk, Counter.VEGETABLES);
        var page = signIn(desk, width);

        look(page, "desk-today");
        typeCode(page, "ZZZZZZ");
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1)))
                .hasText("Code inconnu");
        complaintsAreExpected();
        look(page, "desk-unknown");

        typeCode(page, order.number());
        page.waitForURL("**/desk/orders/*");
        look(page, "desk-order");

        page.navigate("/desk/receive");
        page.getByLabel("Nom, téléphone, courriel ou numéro de commande").fill("dominik");
        page.keyboard().press("Enter");
        page.waitForURL("**/desk/receive?*dominik*");
        assertThat(page.getByText("Dominique Martin")).isVisible();
        look(page, "desk-receive");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Dominique Martin"))
                .click();
        look(page, "desk-deposit-what");
        link(page, "Bottes").click();
        assertThat(page.locator(".pieces li")).hasCount(1);
        link(page, "Sac").click();
        assertThat(page.locator(".pieces li")).hasCount(2);
        button(page, "Continuer avec 2 pièces").click();
        page.getByText("Usé").first().click();
        look(page, "desk-deposit-state");
        button(page, "C’est vu").click();
        look(page, "desk-deposit-place");
        button(page, "A1").click();
        assertThat(heading(page)).containsText("C’est reçu");
        look(page, "desk-deposited");

        link(page, "Ticket").click();
        look(page, "desk-ticket");
        page.goBack();
        link(page, "Étiquettes").click();
        look(page, "desk-labels");

        page.navigate("/desk/send");
        look(page, "desk-send");
        link(page, "Cordonnerie du Port").click();
        page.locator("input[name=line]").first().check();
        look(page, "desk-send-partner");
        button(page, "Le sac est parti").click();
        look(page, "desk-manifest");

        page.navigate("/desk/orders/" + order.id());
        link(page, "Le partenaire a répondu").click();
        look(page, "desk-answer");
        button(page, "Il accepte").click();
        link(page, "Le partenaire a répondu").click();
        button(page, "C’est fini").click();

        page.navigate("/desk/fetch");
        look(page, "desk-fetch");
        page.locator("a.waiting").first().click();
        for (var seen : page.locator("input[value=HERE]").all()) {
            seen.check();
        }
        look(page, "desk-return");
        button(page, "A2").click();
        assertThat(page.locator("main")).containsText("Prêt");

        page.navigate("/desk/hand-over");
        look(page, "desk-hand-over");
        page.locator("a.waiting").first().click();
        look(page, "desk-hand-over-member");
        button(page, "Remis à Dominique Martin").click();
        assertThat(heading(page)).containsText("C’est remis");
        look(page, "desk-handed-over");

        button(page, "Annuler la remise").click();
        assertThat(page.locator("main")).containsText("C’est annulé");
        look(page, "desk-undone");
    }

    /** As telephones take it; who has no JavaScript is told at the field, see {@link FilesTest}. */
    @Test
    void aPhotoThatWeighsTooMuchIsMadeSmallerOnTheTelephone() {
        var desk = counter.open();
        var order = counter.order(desk, Counter.SHOES);
        desk.there(() -> custody.deposit(
                desk.concierge(),
                order.id(),
                order.lines().getFirst().id(),
                List.of(new PieceIn("Bottines", Reserves.NONE)),
                "B2"));
        var heavy = Cameras.sandHeldSideways(5000, 4000);
        Assertions.assertThat(heavy.length).as("more than is taken").isGreaterThan(10 * 1024 * 1024);
        var page = signIn(desk, PHONE);
        page.navigate("/desk/orders/" + order.id());

        page.locator("input[name=photo]").setInputFiles(new FilePayload("IMG_1.jpg", "image/jpeg", heavy));

        var kept = page.locator(".photos img");
        assertThat(kept).isVisible();
        kept.evaluate("it => it.decode()");
        assertThat(kept).hasJSProperty("naturalWidth", 1280);
        assertThat(kept).hasJSProperty("naturalHeight", 1600);
    }

    @ParameterizedTest
    @ValueSource(ints = {PHONE, DESK})
    void anOrderIsTakenForSomebodyWhoStandsThere(int width) {
        var desk = counter.open();
        var page = signIn(desk, width);

        link(page, "Nouvelle commande").click();
        look(page, "desk-new");
        link(page, "Personne pas encore connue").click();
        page.getByLabel("Prénom et nom").fill("Yasmine Petit");
        look(page, "desk-guest");
        button(page, "Continuer").click();
        link(page, "Quotidien").click();
        look(page, "desk-new-what");
        link(page, "Ressemelage").click();
        look(page, "desk-new-how-many");
        button(page, "Ajouter").click();
        assertThat(heading(page)).hasText("La commande");
        link(page, "Autre chose").click();
        look(page, "desk-new-something-else");
        link(page, "Alimentation").click();
        link(page, "Panier de légumes").click();
        button(page, "Ajouter").click();
        add(page, "Repassage de chemise");
        button(page, "Enlever : Panier de légumes").click();
        assertThat(page.getByText("Enlevé : Panier de légumes").first()).isVisible();
        look(page, "desk-so-far");
        button(page, "Garder : Panier de légumes").click();
        assertThat(page.locator(".gathered")).hasCount(3);
        link(page, "C’est tout").click();
        look(page, "desk-new-channel");
        button(page, "Commander").click();
        assertThat(heading(page)).hasText("Qu’est-ce que c’est ?");
        handIn(page, "Bottes");
        look(page, "desk-deposited-one-more");
        link(page, "Suite : Repassage de chemise").click();
        assertThat(heading(page)).hasText("Qu’est-ce que c’est ?");

        page.navigate("/desk");
        page.locator(".tile").first().click();
        page.locator("a.waiting").first().click();
        typeOther(page, "Un vieux cartable");
        assertThat(page.locator(".pieces")).containsText("Un vieux cartable");
    }

    /** Nothing but Tab, Enter, Space and the arrows; nobody has to look for the second piece. */
    @ParameterizedTest
    @ValueSource(ints = {PHONE, DESK})
    void severalThingsAreOrderedByKeyboardAlone(int width) {
        var desk = counter.open();
        var page = signIn(desk, width);

        KEYBOARD.press(link(page, "Nouvelle commande"));
        KEYBOARD.type(page.getByLabel("Nom, téléphone, courriel ou numéro de commande"), "dominik");
        KEYBOARD.press(link(page, "Dominique Martin"));
        for (var service : List.of("Ressemelage", "Repassage de chemise", "Panier de légumes")) {
            KEYBOARD.type(page.getByLabel("Chercher un service"), service);
            KEYBOARD.press(link(page, service));
            KEYBOARD.press(button(page, "Ajouter"));
            assertThat(page.locator("main")).containsText(service);
            if (!service.startsWith("Panier")) {
                KEYBOARD.press(link(page, "Autre chose"));
            }
        }
        KEYBOARD.press(link(page, "C’est tout"));
        KEYBOARD.press(button(page, "Commander"));
        for (var piece : List.of("Chaussures", "Chemise")) {
            assertThat(heading(page)).hasText("Qu’est-ce que c’est ?");
            KEYBOARD.press(link(page, piece));
            assertThat(page.locator(".pieces li")).hasCount(1);
            KEYBOARD.press(button(page, "Continuer avec 1 pièce"));
            KEYBOARD.press(button(page, "C’est vu"));
            KEYBOARD.press(page.locator("button.place-choice").first());
            assertThat(heading(page)).containsText("C’est reçu");
            if (piece.equals("Chaussures")) {
                KEYBOARD.press(link(page, "Suite"));
            }
        }
        assertThat(link(page, "Personne suivante")).isVisible();
    }

    private Page signIn(Desk desk, int width) {
        var page = open(width, "/sign-in");
        page.locator("#email").fill(desk.email());
        page.locator("#password").fill(Counter.PASSWORD);
        page.locator("#password").press("Enter");
        page.waitForURL(Pattern.compile(".*/desk.*"));
        return page;
    }

    private void look(Page page, String name) {
        picture(page, name);
        isFitForEveryone(page);
    }

    private static void typeCode(Page page, String code) {
        page.locator("#code").fill(code);
        page.locator("#code").press("Enter");
    }

    /** One more service for the same person. */
    private static void add(Page page, String service) {
        link(page, "Autre chose").click();
        page.getByLabel("Chercher un service").fill(service);
        page.keyboard().press("Enter");
        link(page, service).click();
        button(page, "Ajouter").click();
    }

    private static void handIn(Page page, String piece) {
        link(page, piece).click();
        assertThat(page.locator(".pieces li")).hasCount(1);
        button(page, "Continuer avec 1 pièce").click();
        button(page, "C’est vu").click();
        page.locator("button.place-choice").first().click();
        assertThat(heading(page)).containsText("C’est reçu");
    }

    private static void typeOther(Page page, String words) {
        page.getByLabel("Autre chose").fill(words);
        page.getByLabel("Autre chose").press("Enter");
    }

    private static Locator link(Page page, String words) {
        return page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(Pattern.compile("^" + words)))
                .first();
    }

    private static Locator button(Page page, String words) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(words))
                .first();
    }

    private static Locator heading(Page page) {
        return page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1));
    }
}
