package fr.conciergerie.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import fr.conciergerie.accounts.Accounts;
import fr.conciergerie.accounts.Someone;
import fr.conciergerie.bookings.Practice;
import fr.conciergerie.bookings.ReceivingLinks;
import fr.conciergerie.orders.Town;
import fr.conciergerie.orders.Workshop;
import fr.conciergerie.shared.Tenant;
import fr.conciergerie.web.Role;
import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** A cobbler with an old telephone, or at the workshop's computer: a job by the link in a message, then in the room. */
class PartnerJourneyTest extends JourneyTest {

    @Autowired
    ApplicationContext context;

    @ParameterizedTest
    @ValueSource(ints = {PHONE, DESK})
    void aJobIsDoneByTheLinkInTheMessage(int width) {
        var workshop = Workshop.open(context, Locale.FRENCH);
        workshop.given("talons");
        var page = mailTo(workshop.cobblerAddress, width);
        fits(page, "mail-job");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("/job/"))
                .click();
        fits(page, "job-by-link");

        press(page, "Accepter");
        assertThat(page.locator("main").innerText()).contains("C’est accepté");
        page.locator("details summary").first().click();
        fits(page, "job-under-way");
        press(page, "J’ai fini");
        assertThat(page.locator("main").innerText()).contains("le travail est fini");
        fits(page, "job-done");

        page.navigate("/job/nowhere");
        complaintsAreExpected();
        fits(page, "job-link-gone");
    }

    @ParameterizedTest
    @ValueSource(ints = {PHONE, DESK})
    void whoReceivesComesInByTheirLink(int width) {
        var town = Town.build(context);
        var practice = Practice.open(context, town);
        practice.booked(context, 2);
        var link = Tenant.call(
                town.operator(), () -> context.getBean(ReceivingLinks.class).issue(practice.practitioner()));
        var page = open(width, link.path());
        fits(page, "receiving-by-link");

        page.navigate(link.path() + "/absence/" + practice.practitioner());
        fits(page, "receiving-absence");
        press(page, "Voir qui est concerné");
        fits(page, "receiving-absence-look");
        page.navigate(link.path() + "/calendar/" + practice.practitioner());
        fits(page, "receiving-calendar");
        page.locator("input[name=address]").fill("webcal://agenda.example/lou.ics");
        press(page, "Relier cet agenda");
        assertThat(page.locator("main").innerText()).contains("agenda.example", "Pas encore lu");
        fits(page, "receiving-calendar-connected");

        page.navigate("/receiving/nowhere");
        complaintsAreExpected();
        fits(page, "receiving-gone");
    }

    @ParameterizedTest
    @ValueSource(ints = {PHONE, DESK})
    void theRoomShowsWhatToAnswer(int width) {
        var workshop = Workshop.open(context, Locale.FRENCH);
        workshop.given("talons");
        workshop.given("sac");
        var page = signedIn(workshop, Role.PARTNER, width);
        page.navigate("/partner");
        fits(page, "partner");

        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Sac à réparer"))
                .click();
        fits(page, "partner-quote");
        page.getByLabel("Prix pour une pièce, en euros").fill("38,00");
        page.locator("#change-reason").selectOption("MORE_WORK");
        press(page, "Proposer");
        assertThat(page.locator("main").innerText()).contains("Votre proposition est partie", "38,00");
        fits(page, "partner-proposed");
        page.navigate("/partner/days");
        fits(page, "partner-days");
    }

    @ParameterizedTest
    @ValueSource(ints = {PHONE, DESK})
    void theManagerReadsTheDeliveryLog(int width) {
        var workshop = Workshop.open(context, Locale.FRENCH);
        workshop.ready("talons");
        mailTo(workshop.memberAddress, width).navigate("/mailbox?query=" + workshop.memberAddress);
        var page = signedIn(workshop, Role.MANAGER, width);
        page.navigate("/operator/messages");
        fits(page, "messages");
        page.navigate("/mailbox?query=" + workshop.memberAddress);
        fits(page, "mailbox");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("vous attend"))
                .click();
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("mis en page"))
                .click();
        picture(page, "mail-laid-out");
        assertThat(page.locator("body").innerText()).contains("vous attend", "Donnez-lui ce code");
    }

    /** The newest message to an address, as the mailbox of the demonstration shows it. */
    private Page mailTo(String address, int width) {
        var page = window(width);
        await().atMost(Duration.ofSeconds(30)).until(() -> {
            page.navigate("/mailbox?query=" + address);
            return page.locator("main .paper-link").count() > 0;
        });
        page.locator("main .paper-link a").first().click();
        return page;
    }

    private Page signedIn(Workshop workshop, Role role, int width) {
        var email = role.name().toLowerCase(Locale.ROOT) + "-" + workshop.cobblerAddress;
        workshop.in(() -> {
            var accounts = context.getBean(Accounts.class);
            var account = accounts.ensure(email, "Marcel", Locale.FRENCH);
            accounts.setPassword(account, Someone.PASSWORD);
            accounts.grant(account, role, role == Role.PARTNER ? workshop.cobbler.value() : null);
            return true;
        });
        var page = open(width, "/sign-in");
        page.locator("#email").fill(email);
        page.locator("#password").fill(Someone.PASSWORD);
        page.locator("main form button[type=submit]").first().click();
        return page;
    }

    private static void press(Page page, String button) {
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(button).setExact(true))
                .first()
                .click();
    }

    private void fits(Page page, String name) {
        picture(page, name);
        isFitForEveryone(page);
    }
}
