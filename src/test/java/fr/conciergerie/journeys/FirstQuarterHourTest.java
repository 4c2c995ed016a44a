package fr.conciergerie.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import fr.conciergerie.Conciergerie;
import fr.conciergerie.database.ChildJvm;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Production on an empty machine, with a mail server: from the link that the first start prints to the first order handed over, by
 * nothing but what the pages say. The manager only ever presses what comes next.
 */
class FirstQuarterHourTest {

    private static final int DESK = 1280;
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String ADMINISTRATOR = "camille@installation.example";
    private static final String MANAGER = "dominique@lac.example";
    private static final String AGENT = "alix@pessac.example";
    private static final String CONCIERGE = "sacha@lac.example";
    private static final String COBBLER = "atelier@cordonnerie.example";
    private static final String SECRET = "quatre chevaux bleus";
    private static final Pattern WELCOME = Pattern.compile("/welcome/[\\w-]+");
    private static final Pattern JOB = Pattern.compile("/job/[\\w-]+");

    private final GreenMail mail = new GreenMail(ServerSetup.SMTP.dynamicPort());
    private ChildJvm installation;
    private Windows windows;
    private String setup = "";
    private int pages;
    private int touches;
    private int fields;

    @TempDir
    Path folder = Path.of("");

    @BeforeEach
    void start() throws IOException {
        mail.start();
        int port;
        try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        installation = ChildJvm.start(
                Map.of(
                        "CONCIERGERIE_MANAGEMENT_PORT", "0",
                        "CONCIERGERIE_SMTP_HOST", "localhost",
                        "CONCIERGERIE_SMTP_PORT", String.valueOf(mail.getSmtp().getPort()),
                        "CONCIERGERIE_SMTP_FROM", "bonjour@conciergerie.example",
                        "CONCIERGERIE_SMTP_STARTTLS", "OFF"),
                Conciergerie.class,
                "--port",
                String.valueOf(port),
                "--data",
                folder.resolve("data").toString());
        setup = installation.saidUntil("Conciergerie runs on ").stream()
                .map(String::strip)
                .filter(it -> it.contains("/setup/"))
                .findFirst()
                .orElseThrow()
                .replaceFirst("^https?://[^/]+", "");
        Thread.ofVirtual().start(installation::listenOn);
        windows = new Windows(port);
    }

    @AfterEach
    void stop() throws Exception {
        windows.close();
        installation.close();
        mail.stop();
    }

    @Test
    void aNewOperatorHandsOverItsFirstOrder() {
        makesTheAdministratorAndAnOperator();
        var manager = comesIn(window(DESK), letter(MANAGER, WELCOME), MANAGER);
        assertThat(manager.locator("h2").first()).containsText("Mise en route");
        assertThat(manager.locator(".set-up > li")).hasCount(10);
        assertThat(manager.locator(".set-up > .done")).hasCount(0);
        looks(manager, "set-up-empty");
        findsWhatIsMissingAtTheDesk(manager);

        saysWhoTheyAre(manager);
        addsAClientAndASite(manager);
        saysWhenTheDeskIsOpen(manager);
        var elsewhere = signsIn(window(DESK), MANAGER);
        assertThat(elsewhere.locator(".set-up > .done")).hasCount(4);
        looks(elsewhere, "set-up-half");

        addsAPartnerAndTheCatalogue(elsewhere);
        invitesAnAgent(elsewhere);
        var concierge = getsAConcierge(elsewhere);
        manager.navigate("/operator");
        assertThat(manager.locator(".set-up > .now")).containsText("Une première commande");

        var agent = comesIn(window(Windows.PHONE), letter(AGENT, WELCOME), AGENT);
        var number = orders(agent);
        manager.navigate("/operator");
        assertThat(manager.locator(".set-up > .now")).containsText("La première remise");
        goesOn(manager, "first-desk");
        var label = receives(concierge, number);
        sends(concierge, label);
        isDone(window(Windows.PHONE), letter(COBBLER, JOB));
        takesBackAndHandsOver(concierge, number, label);

        agent.navigate("/orders");
        assertThat(agent.locator("main")).containsText("Terminée");
        manager.navigate("/operator/start");
        looks(manager, "set-up-finished");
        assertThat(manager.locator("main")).containsText("Votre conciergerie fonctionne");
        assertThat(manager.locator(".set-up > .done")).hasCount(10);
        manager.navigate("/operator");
        assertThat(manager.locator(".set-up")).hasCount(0);
        assertThat(manager.locator(".room-rest")).containsText("Mise en route");
        System.out.printf(
                "From the first link to the first order handed over: %d pages, %d touches, %d fields typed.%n",
                pages, touches, fields);
    }

    private void makesTheAdministratorAndAnOperator() {
        var administrator = window(DESK);
        administrator.navigate(setup);
        type(administrator, "name", "Camille");
        type(administrator, "email", ADMINISTRATOR);
        type(administrator, "password", SECRET);
        press(administrator, "main form button");
        signsIn(administrator, ADMINISTRATOR);
        type(administrator, "name", "Conciergerie du Lac");
        type(administrator, "slug", "lac");
        type(administrator, "managerName", "Dominique Roux");
        type(administrator, "managerEmail", MANAGER);
        press(administrator, "main form[action='/admin/operators'] button");
        assertThat(administrator.locator("#flash")).containsText("Conciergerie du Lac");
    }

    /** The desk is the first place that anybody opens, and says what to do. */
    private void findsWhatIsMissingAtTheDesk(Page manager) {
        manager.navigate("/desk/receive");
        assertThat(manager).hasURL(Pattern.compile("/desk$"));
        assertThat(manager.locator("main")).containsText("il n’y en a pas encore");
        looks(manager, "desk-without-a-site");
        manager.navigate("/operator");
    }

    private void saysWhoTheyAre(Page manager) {
        goesOn(manager, "identity");
        type(manager, "legalForm", "Association loi 1901");
        type(manager, "siret", "732 829 320 00074");
        press(manager, "#enterprise-withoutVat");
        manager.locator("#enterprise-address").fill("3 quai du Lac");
        manager.locator("#enterprise-postcode").fill("33000");
        manager.locator("#enterprise-city").fill("Bordeaux");
        manager.locator("#enterprise-phone").fill("05 56 00 00 00");
        manager.locator("#enterprise-email").fill("bonjour@lac.example");
        manager.locator("#enterprise-publicationDirector").fill("Dominique Roux");
        fields += 6;
        press(manager, "#enterprise form button");
    }

    private void addsAClientAndASite(Page manager) {
        goesOn(manager, "organisation");
        type(manager, "name", "Ville de Pessac");
        saves(manager);
        goesOn(manager, "site");
        type(manager, "name", "Hôtel de ville");
        type(manager, "postcode", "33600");
        type(manager, "city", "Pessac");
        saves(manager);
        assertThat(manager.locator("#flash")).containsText("ouvert aux agents de Ville de Pessac");
    }

    private void saysWhenTheDeskIsOpen(Page manager) {
        goesOn(manager, "sessions");
        touch(manager.getByLabel("mardi"));
        touch(manager.getByLabel("jeudi"));
        press(manager, "form[action$='/patterns'] button");
        assertThat(manager.locator(".set-up-next")).containsText("Un partenaire");
    }

    private void addsAPartnerAndTheCatalogue(Page manager) {
        goesOn(manager, "partner");
        type(manager, "name", "La Cordonnerie du Lac");
        type(manager, "email", COBBLER);
        type(manager, "town", "Pessac");
        saves(manager);
        goesOn(manager, "starter");
        press(manager, "main form .paper .actions button");
        looks(manager, "starter-preview");
        press(manager, "main form button:has-text('changements')");
        assertThat(manager.locator("#flash")).containsText("changements sont faits");
    }

    private void invitesAnAgent(Page manager) {
        goesOn(manager, "member");
        type(manager, "name", "Alix Martin");
        type(manager, "email", AGENT);
        saves(manager);
    }

    /** Who comes in before a desk is given to them is told whom to ask; the guide says that they wait. */
    private Page getsAConcierge(Page manager) {
        manager.navigate("/operator/start");
        follow(manager, "Inviter une concierge");
        type(manager, "name", "Sacha Petit");
        type(manager, "email", CONCIERGE);
        presses(manager, "Envoyer l’invitation");
        manager.navigate("/operator/start");
        assertThat(manager.locator(".set-up")).containsText("Une invitation est en attente");

        var concierge = comesIn(window(DESK), letter(CONCIERGE, WELCOME), CONCIERGE);
        assertThat(concierge.locator("main")).containsText("Demandez à la personne qui gère la conciergerie");
        assertThat(concierge.locator("main")).containsText("05 56 00 00 00");
        looks(concierge, "concierge-without-a-desk");

        manager.navigate("/operator/start");
        follow(manager, "Lui confier un site");
        press(manager, "form[action$='/concierges'] button");
        concierge.navigate("/desk");
        assertThat(concierge.locator("h1")).containsText("Hôtel de ville");
        return concierge;
    }

    private String orders(Page agent) {
        looks(agent, "first-shop");
        agent.locator("main input[type=search]").fill("talons");
        agent.keyboard().press("Enter");
        follow(agent, "Talons");
        presses(agent, "Ajouter au panier");
        agent.navigate("/basket");
        touch(agent.getByLabel("J’accepte les").first());
        touch(agent.getByLabel("Je demande que le travail commence").first());
        presses(agent, "Commander");
        assertThat(agent.locator("h1")).containsText("C’est commandé");
        return agent.locator("main .code").first().innerText().strip();
    }

    private String receives(Page concierge, String number) {
        find(concierge, number);
        follow(concierge, "Recevoir");
        follow(concierge, "Chaussures");
        presses(concierge, "Continuer avec 1 pièce");
        presses(concierge, "C’est vu");
        press(concierge, ".place-choice");
        assertThat(concierge.locator("h1")).containsText("C’est reçu");
        return concierge.locator(".pieces .code").first().innerText().strip();
    }

    private void sends(Page concierge, String label) {
        concierge.navigate("/desk/send");
        touches++;
        follow(concierge, "La Cordonnerie du Lac");
        find(concierge, label);
        presses(concierge, "Le sac est parti");
        assertThat(concierge.locator("h1")).containsText("Bordereau");
    }

    private void isDone(Page cobbler, String link) {
        cobbler.navigate(link);
        looks(cobbler, "first-job");
        presses(cobbler, "Accepter");
        presses(cobbler, "J’ai fini");
        assertThat(cobbler.locator("main")).containsText("Fini");
    }

    private void takesBackAndHandsOver(Page concierge, String number, String label) {
        concierge.navigate("/desk");
        find(concierge, label);
        follow(concierge, "C’est revenu");
        find(concierge, label);
        press(concierge, ".place-choice");
        assertThat(concierge.locator("main")).containsText("Prêt");
        concierge.navigate("/desk");
        find(concierge, number);
        follow(concierge, "Remettre");
        presses(concierge, "Remis à");
        assertThat(concierge.locator("h1")).containsText("C’est remis");
    }

    private Page comesIn(Page page, String link, String email) {
        page.navigate(link);
        type(page, "password", SECRET);
        press(page, "main form button");
        return signsIn(page, email);
    }

    private Page signsIn(Page page, String email) {
        page.navigate("/sign-in");
        type(page, "email", email);
        type(page, "password", SECRET);
        page.keyboard().press("Enter");
        page.waitForURL(it -> !it.contains("/sign-in"));
        return page;
    }

    /** The one button of the guide, or that of the bar which comes along. */
    private void goesOn(Page page, String name) {
        press(page, ".set-up > .now a.btn, .set-up-next a.btn");
        looks(page, "new-" + name);
    }

    private void saves(Page page) {
        presses(page, "Enregistrer");
    }

    private void find(Page page, String code) {
        page.locator("#code").fill(code);
        page.keyboard().press("Enter");
        fields++;
    }

    private void follow(Page page, String words) {
        touch(page.locator("main")
                .getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName(Pattern.compile("^" + words)))
                .first());
    }

    private void presses(Page page, String words) {
        touch(page.locator("main")
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(Pattern.compile("^" + words)))
                .first());
    }

    private void press(Page page, String selector) {
        touch(page.locator(selector).first());
    }

    private void touch(Locator what) {
        what.click();
        touches++;
    }

    private void type(Page page, String field, String text) {
        page.locator("[name=" + field + "]:visible").first().fill(text);
        fields++;
    }

    private Page window(int width) {
        var page = windows.open(width);
        page.setDefaultTimeout(15_000);
        page.onLoad(_ -> pages++);
        return page;
    }

    private void looks(Page page, String name) {
        page.waitForLoadState();
        windows.isFitForEveryone(page);
        if (System.getProperty("pictures") != null) {
            for (int width : List.of(Windows.PHONE, DESK)) {
                var was = page.viewportSize();
                page.setViewportSize(width, was.height);
                page.screenshot(new Page.ScreenshotOptions()
                        .setPath(Path.of("target", "screenshots", name + "-" + width + ".png"))
                        .setFullPage(true));
                page.setViewportSize(was.width, was.height);
            }
        }
    }

    /** The link in the newest letter to an address. */
    private String letter(String to, Pattern link) {
        return await().pollInSameThread().atMost(PATIENCE).until(() -> found(to, link), it -> !it.isEmpty());
    }

    private String found(String to, Pattern link) throws Exception {
        for (var letter : mail.getReceivedMessages()) {
            if (letter.getAllRecipients()[0].toString().contains(to)) {
                var words = link.matcher(GreenMailUtil.getBody(letter).replace("=\r\n", ""));
                if (words.find()) {
                    return words.group();
                }
            }
        }
        return "";
    }
}
