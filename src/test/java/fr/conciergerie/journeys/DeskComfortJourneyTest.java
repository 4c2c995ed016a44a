package fr.conciergerie.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.WriterException;
import com.google.zxing.qrcode.QRCodeWriter;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import fr.conciergerie.custody.Counter;
import fr.conciergerie.orders.Town;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.ImageIO;
import org.assertj.core.api.Assertions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** What makes a desk easier: codes by the camera, screens read aloud, the site where one was. */
class DeskComfortJourneyTest extends JourneyTest {

    @Autowired
    Counter counter;

    @Autowired
    ApplicationContext context;

    @ParameterizedTest
    @ValueSource(ints = {PHONE, DESK})
    void aCodeIsReadFromAPhotoOfTheTicket(int width) throws IOException, WriterException {
        var desk = counter.open();
        var order = counter.order(desk, Counter.SHOES);
        var page = open(width, "/sign-in");
        signIn(page, desk.email(), Counter.PASSWORD);
        page.navigate("/desk");
        var photo = page.locator("[data-camera-photo]");

        photo.setInputFiles(new FilePayload("blank.png", "image/png", photographed(null)));
        assertThat(page.getByText("Aucun code n’est lisible sur cette photo")).isVisible();
        look(page, "desk-camera");
        button(page, "Fermer").click();
        assertThat(page.locator("dialog.camera")).not().isVisible();

        photo.setInputFiles(new FilePayload("ticket.png", "image/png", photographed(order.number())));
        page.waitForURL("**/desk/orders/" + order.id());
    }

    @Test
    void aScreenIsReadAloudToWhoeverAskedForIt() {
        var town = Town.build(context);
        var page = open(DESK, "/sign-in");
        page.addInitScript("""
                window.spoken = [];
                speechSynthesis.speak = function (it) { window.spoken.push(it.lang + ": " + it.text); };
                """);
        signIn(page, town.concierge().email(), Town.PASSWORD);
        page.navigate("/desk/receive");
        assertThat(page.locator("[data-listen]")).not().isVisible();

        page.locator("details.account summary").click();
        button(page, "Lire les écrans à voix haute").click();
        page.navigate("/desk/receive");
        look(page, "desk-aloud");
        button(page, "Écouter cet écran").click();
        Assertions.assertThat((String) page.evaluate("window.spoken.join()"))
                .startsWith("fr: Qui dépose ?")
                .contains("Nom, téléphone, courriel ou numéro de commande", "Chercher")
                .doesNotContain("Se déconnecter");

        page.locator("details.account summary").click();
        button(page, "Lire les écrans à voix haute").click();
        page.reload();
        assertThat(page.locator("[data-listen]")).not().isVisible();
    }

    @Test
    void theDeskOpensWhereTheConciergeWas() {
        var town = Town.build(context);
        var page = open(DESK, "/sign-in");
        signIn(page, town.manager().email(), Town.PASSWORD);
        page.navigate("/desk");
        var first = page.locator("h1").textContent();
        page.navigate("/desk/sites");
        page.locator("button.btn-choice:not(.chosen)").first().click();
        var second = page.locator("h1").textContent();
        Assertions.assertThat(second).isNotEqualTo(first);

        page.locator("details.account summary").click();
        button(page, "Se déconnecter").click();
        signIn(page, town.manager().email(), Town.PASSWORD);
        page.navigate("/desk");
        assertThat(page.locator("h1")).hasText(second);
    }

    private static void signIn(Page page, String email, String password) {
        page.navigate("/sign-in");
        page.locator("#email").fill(email);
        page.locator("#password").fill(password);
        page.locator("#password").press("Enter");
        assertThat(page.locator("#password")).hasCount(0);
    }

    private void look(Page page, String name) {
        picture(page, name);
        isFitForEveryone(page);
    }

    private static Locator button(Page page, String words) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(words).setExact(true));
    }

    /** A photo of a code, or of nothing. */
    private static byte[] photographed(@Nullable String code) throws IOException, WriterException {
        var image = new BufferedImage(800, 600, BufferedImage.TYPE_INT_RGB);
        var hand = image.createGraphics();
        hand.setColor(Color.WHITE);
        hand.fillRect(0, 0, 800, 600);
        hand.setColor(Color.BLACK);
        if (code != null) {
            var squares = new QRCodeWriter().encode(code, BarcodeFormat.QR_CODE, 300, 300);
            for (int y = 0; y < 300; y++) {
                for (int x = 0; x < 300; x++) {
                    if (squares.get(x, y)) {
                        hand.fillRect(200 + x, 150 + y, 1, 1);
                    }
                }
            }
        }
        hand.dispose();
        var file = new ByteArrayOutputStream();
        ImageIO.write(image, "png", file);
        return file.toByteArray();
    }
}
