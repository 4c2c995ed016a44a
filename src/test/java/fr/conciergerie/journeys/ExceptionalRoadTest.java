package fr.conciergerie.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import fr.conciergerie.accounts.Accounts;
import fr.conciergerie.accounts.Someone;
import fr.conciergerie.calendar.Calendar;
import fr.conciergerie.calendar.CancellationCause;
import fr.conciergerie.custody.Counter;
import fr.conciergerie.custody.Counter.Desk;
import fr.conciergerie.orders.OrderView;
import fr.conciergerie.orders.Orders;
import fr.conciergerie.partners.LegalForm;
import fr.conciergerie.partners.PartnerDetails;
import fr.conciergerie.partners.Partners;
import fr.conciergerie.web.Role;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * All that can happen to one pair of shoes, on telephones: refused by the partner, given to another, the session of the promised day
 * cancelled, one shoe missing, handed over in part, found again but damaged, looked at together and handed over.
 */
class ExceptionalRoadTest extends JourneyTest {

    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

    @Autowired
    Counter counter;

    @Autowired
    Accounts accounts;

    @Autowired
    Partners partners;

    @Autowired
    Calendar calendar;

    @Autowired
    Orders orders;

    @Autowired
    Clock clock;

    @Test
    void onePairOfShoesGoesWrongInEveryWay() {
        var desk = counter.open();
        desk.there(() -> partners.add(PartnerDetails.of("Cordonnerie du Marché", LegalForm.COOPERATIVE, "Pessac")));
        var order = counter.order(desk, Counter.SHOES);
        var concierge = signedIn(desk.email(), Counter.PASSWORD);
        var agent = agent(desk);

        handedIn(concierge, order);
        refusedAndGivenToAnother(concierge, order);
        theSessionOfTheDayIsCancelled(desk, order, agent);
        oneShoeIsMissing(concierge, order, agent);
        theRestIsHandedOver(concierge, order);
        foundAgainButDamaged(concierge, order, agent);
        lookedAtTogetherAndHandedOver(concierge, order, agent);
        manager(desk);
    }

    private void handedIn(Page concierge, OrderView order) {
        concierge.navigate("/desk/orders/" + order.id());
        link(concierge, "Recevoir").click();
        link(concierge, "Bottes").click();
        assertThat(concierge.locator(".pieces li")).hasCount(1);
        link(concierge, "Bottes").click();
        assertThat(concierge.locator(".pieces li")).hasCount(2);
        button(concierge, "Continuer avec 2 pièces").click();
        button(concierge, "C’est vu").click();
        concierge.locator(".place-choice").first().click();
        assertThat(heading(concierge)).containsText("C’est reçu");
    }

    private void refusedAndGivenToAnother(Page concierge, OrderView order) {
        concierge.navigate("/desk/orders/" + order.id());
        button(concierge, "Donner au partenaire").click();
        link(concierge, "Le partenaire a répondu").click();
        concierge.getByText("Il refuse").first().click();
        button(concierge, "Noter le refus").click();
        assertThat(concierge.locator("main")).containsText("Refusé par le partenaire");
        button(concierge, "Donner à un autre partenaire").click();
        assertThat(heading(concierge)).containsText("Choisir un autre partenaire");
        look(concierge, "wrong-other-partner");
        button(concierge, "Cordonnerie du Marché").click();
        assertThat(concierge.locator("main")).containsText("Chez le partenaire, sans réponse");
        link(concierge, "Le partenaire a répondu").click();
        button(concierge, "Il accepte").click();
    }

    private void theSessionOfTheDayIsCancelled(Desk desk, OrderView order, Page agent) {
        var before = promised(desk, order);
        desk.there(() -> {
            var session = calendar.nextSessions(desk.site(), clock.instant(), 60).stream()
                    .filter(it -> LocalDate.ofInstant(it.startsAt(), PARIS).equals(before))
                    .findFirst()
                    .orElseThrow();
            calendar.cancel(session.id(), CancellationCause.BY_OPERATOR, null);
            return true;
        });
        await().untilAsserted(() -> org.assertj.core.api.Assertions.assertThat(promised(desk, order))
                .isAfter(before));
        agent.navigate("/orders/" + order.id());
        assertThat(agent.locator("main")).containsText("la permanence n’a pas lieu ce jour-là");
        look(agent, "wrong-session-cancelled");
        toldOf(order, "Nouvelle date");
    }

    private void oneShoeIsMissing(Page concierge, OrderView order, Page agent) {
        concierge.navigate("/desk/orders/" + order.id());
        link(concierge, "Le partenaire a répondu").click();
        button(concierge, "C’est fini").click();
        link(concierge, "C’est revenu").click();
        concierge.locator("input[value=HERE]").first().check();
        concierge.locator("input[value=MISSING]").last().check();
        look(concierge, "wrong-return");
        concierge.locator(".place-choice").first().click();
        assertThat(concierge.locator("main")).containsText("Il manque une pièce");
        assertThat(concierge.locator("main")).not().containsText("Prêt");
        look(concierge, "wrong-missing");

        agent.navigate("/orders/" + order.id());
        assertThat(agent.locator("main")).containsText("nous la cherchons");
        assertThat(agent.locator("main")).containsText("à la permanence");
        look(agent, "wrong-agent-missing");
        toldOf(order, "il manque une pièce");

        concierge.navigate("/desk");
        link(concierge, "À chercher").click();
        assertThat(concierge.locator("main")).containsText("1 pièce manque");
        look(concierge, "wrong-pile");
    }

    private void theRestIsHandedOver(Page concierge, OrderView order) {
        concierge.navigate("/desk/orders/" + order.id());
        link(concierge, "Remettre ce qui est là").click();
        assertThat(concierge.locator("main")).containsText("1 est encore cherchée");
        concierge.locator("input[name=line]").first().check();
        look(concierge, "wrong-hand-over-rest");
        button(concierge, "Remis à").click();
        assertThat(heading(concierge)).containsText("C’est remis");
    }

    private void foundAgainButDamaged(Page concierge, OrderView order, Page agent) {
        concierge.navigate("/desk/orders/" + order.id());
        concierge.getByText("Elle est abîmée").first().click();
        concierge.getByLabel("Déchirure").first().check();
        concierge.getByLabel("Où la rangez-vous").fill("C4");
        look(concierge, "wrong-found");
        button(concierge, "Retrouvée").click();
        assertThat(concierge.locator("main")).containsText("Une pièce est abîmée");
        assertThat(concierge.locator("main")).containsText("Déchirure");
        look(concierge, "wrong-damaged");

        agent.navigate("/orders/" + order.id());
        assertThat(agent.locator("main")).containsText("Une pièce est abîmée");
        assertThat(agent.locator("main")).containsText("remise");
        look(agent, "wrong-agent-damaged");
    }

    private void lookedAtTogetherAndHandedOver(Page concierge, OrderView order, Page agent) {
        concierge.navigate("/desk/orders/" + order.id());
        link(concierge, "Elle la reprend ainsi").click();
        concierge.locator("input[name=line]").first().check();
        button(concierge, "Remis à").click();
        assertThat(heading(concierge)).containsText("C’est remis");
        agent.navigate("/orders/" + order.id());
        assertThat(agent.locator("main")).containsText("Récupéré");
        look(agent, "wrong-done");
    }

    /** Nothing is missing any more, and the page says so. */
    private void manager(Desk desk) {
        var page = signedIn(account(desk, Role.MANAGER, null), Someone.PASSWORD);
        page.navigate("/desk/incidents");
        assertThat(page.locator("main")).containsText("Rien ne manque");
        look(page, "wrong-incidents");
    }

    private LocalDate promised(Desk desk, OrderView order) {
        return Objects.requireNonNull(desk.there(() -> orders.order(desk.concierge(), order.id()))
                .lines()
                .getFirst()
                .promisedFor());
    }

    private void toldOf(OrderView order, String subject) {
        var mailbox = window(PHONE);
        await().atMost(Duration.ofSeconds(30)).until(() -> {
            mailbox.navigate("/mailbox?query=dominique@client.example");
            return mailbox.locator("main")
                            .getByText(Pattern.compile(subject))
                            .filter(new Locator.FilterOptions().setHasText(order.number()))
                            .count()
                    > 0;
        });
    }

    private Page agent(Desk desk) {
        return signedIn(account(desk, Role.MEMBER, desk.member().value()), Someone.PASSWORD);
    }

    private String account(Desk desk, Role role, @Nullable UUID subject) {
        var email = role.name().toLowerCase(Locale.ROOT) + "-" + UUID.randomUUID() + "@road.example";
        desk.there(() -> {
            var account = accounts.ensure(email, "Dominique", Locale.FRENCH);
            accounts.setPassword(account, Someone.PASSWORD);
            accounts.grant(account, role, subject);
            return true;
        });
        return email;
    }

    private Page signedIn(String email, String password) {
        var page = open(PHONE, "/sign-in");
        page.locator("#email").fill(email);
        page.locator("#password").fill(password);
        page.locator("#password").press("Enter");
        page.waitForURL(it -> !it.contains("/sign-in"));
        return page;
    }

    private void look(Page page, String name) {
        picture(page, name);
        isFitForEveryone(page);
    }

    private static Locator link(Page page, String words) {
        return page.locator("main")
                .getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName(Pattern.compile("^" + words)))
                .first();
    }

    private static Locator button(Page page, String words) {
        return page.locator("main")
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(words))
                .first();
    }

    private static Locator heading(Page page) {
        return page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1));
    }
}
