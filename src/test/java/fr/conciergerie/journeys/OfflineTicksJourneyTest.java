package fr.conciergerie.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.WaitForSelectorState;
import fr.conciergerie.organisations.Organisations;
import fr.conciergerie.shared.Tenant;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** A concierge ticks who came where there is no network: nothing is lost, nothing is said to be done, nothing is taken twice. */
class OfflineTicksJourneyTest extends JourneyTest {

    private static final String KEPT = "#kept";

    @Autowired
    Organisations organisations;

    @Autowired
    TransactionOperations transaction;

    @Autowired
    JdbcClient jdbc;

    private UUID event = UUID.randomUUID();

    /** It has begun half an hour ago, and four are registered. */
    @BeforeEach
    void anEventGoesOn() {
        event = UUID.randomUUID();
        change("""
                insert into animations.animation (id, kind, title, description, starts_at, ends_at, zone, registers, most_guests, status,
                                                  published_at, changed_at)
                values (:event, 'WORKSHOP', 'Atelier hors réseau', '', now() - interval '30 minutes', now() + interval '1 hour',
                        'Europe/Paris', true, 0, 'PUBLISHED', now() - interval '2 days',
                        now())
                """);
        change("""
                insert into animations.animation_site (animation_id, site_id)
                select :event, id from organisations.site_v where slug = 'siege'
                """);
        change("""
                insert into animations.registration (id, animation_id, member_id, organisation_id, places, status, registered_at, changed_at)
                select gen_random_uuid(), :event, m.id, m.organisation_id, 1, 'REGISTERED', now(), now()
                  from organisations.member_v m join organisations.site_v s on s.slug = 'siege'
                 where exists (select from organisations.site_member_v x where x.member_id = m.id and x.site_id = s.id)
                 order by m.name desc limit 4
                """);
    }

    @Test
    void whatIsTickedWithoutNetworkStaysAndArrivesOnce() {
        var page = atTheEvent(PHONE);
        cutOff(page);

        for (int i = 0; i < 3; i++) {
            tick(page, i, "ATTENDED");
        }

        assertThat(title(page)).isEqualTo("Gardé ici, 3 en attente");
        assertThat(page.locator(KEPT).innerText())
                .contains("Laissez cette page ouverte")
                .doesNotContain("enregistré");
        assertThat(page.locator(KEPT + " li").count()).isEqualTo(3);
        assertThat(came()).isZero();
        isFitForEveryone(page);

        var context = page.context();
        page.close();
        context.setOffline(false);
        var again = context.newPage();
        again.navigate("/desk/animations/" + event);

        await().untilAsserted(() -> assertThat(came()).isEqualTo(3));
        gone(again);
        assertThat(count("select sum(version) from animations.registration where animation_id = :event"))
                .as("each changed once")
                .isEqualTo(3);
        again.reload();
        assertThat(again.locator("form.attendance button[value=ATTENDED][aria-pressed=true]")
                        .count())
                .isEqualTo(3);
    }

    @Test
    void theNetworkComesBackWhileThePageIsOpen() {
        var page = atTheEvent(DESK);
        cutOff(page);
        tick(page, 0, "ATTENDED");
        tick(page, 0, "EXCUSED");
        page.locator("[name=walkIns]").fill("5");
        page.locator("form[data-fact=walk-ins] button[type=submit]").click();
        shows(page, "Gardé ici, 3 en attente");

        page.context().setOffline(false);

        gone(page);
        assertThat(
                        count(
                                "select count(*) from animations.registration where animation_id = :event and status = 'EXCUSED'"))
                .isOne();
        assertThat(count("select walk_ins from animations.animation where id = :event"))
                .isEqualTo(5);
        tick(page, 1, "ABSENT");
        await().untilAsserted(() -> assertThat(
                        count(
                                "select count(*) from animations.registration where animation_id = :event and status = 'ABSENT'"))
                .isOne());
    }

    /** What a scanner types is looked up on the page itself. */
    @Test
    void whoShowsTheirNumberIsNotedWithoutNetworkToo() {
        var page = atTheEvent(PHONE);
        var number = page.locator("form.attendance").nth(2).getAttribute("data-number");
        cutOff(page);
        var code = page.locator("#arrivals [name=code]");

        code.fill("WWWWWW");
        code.press("Enter");
        page.locator("[data-arrived]:has-text('n’est le code de personne ici')").waitFor();
        assertThat(page.locator(KEPT + " li").count()).isZero();
        code.fill(number.toLowerCase(Locale.ROOT));
        code.press("Enter");

        shows(page, "Gardé ici, 1 en attente");
        assertThat(page.locator("[data-arrived]").innerText()).endsWith("est là.");
        picture(page, "arrival-kept");
        assertThat(page.locator("form.attendance button[value=ATTENDED][aria-pressed=true]")
                        .count())
                .isOne();
        isFitForEveryone(page);
        page.context().setOffline(false);
        gone(page);
        await().untilAsserted(() -> assertThat(came()).isOne());
        code.fill("wwwwww");
        code.press("Enter");
        page.locator("#arrivals [aria-invalid=true]").waitFor();
        assertThat(page.locator("#arrivals").innerText()).contains("n’est le code de personne ici");
        complaintsAreExpected();
    }

    @Test
    void whatSomebodyElseNotedMeanwhileIsShownAndDecided() {
        var page = atTheEvent(PHONE);
        cutOff(page);
        tick(page, 0, "ABSENT");
        tick(page, 1, "ATTENDED");
        change(
                "update animations.registration set status = 'EXCUSED', version = version + 1 where animation_id = :event");

        page.context().setOffline(false);

        shows(page, "Gardé ici, 2 en attente");
        var lines = page.locator(KEPT + " li");
        lines.first().locator("button").first().waitFor();
        assertThat(lines.first().innerText()).contains("c’est maintenant", "Pas venu, excusé");
        complaintsAreExpected();
        isFitForEveryone(page);
        lines.first().locator("button").last().click();
        shows(page, "Gardé ici, 1 en attente");
        complaintsAreExpected();
        page.locator(KEPT + " li button").first().click();
        gone(page);

        assertThat(
                        count(
                                "select count(*) from animations.registration where animation_id = :event and status = 'ABSENT'"))
                .as("said once more")
                .isOne();
        assertThat(came()).as("left as it was").isZero();
    }

    @Test
    void whoeverClosesTheTabIsAskedFirst() {
        var page = atTheEvent(DESK);
        cutOff(page);
        tick(page, 0, "ATTENDED");
        shows(page, "Gardé ici, 1 en attente");
        var asked = new AtomicReference<String>();
        page.onDialog(it -> {
            asked.set(it.type());
            it.accept();
        });

        page.close(new Page.CloseOptions().setRunBeforeUnload(true));

        page.waitForCondition(() -> asked.get() != null);
        assertThat(asked.get()).isEqualTo("beforeunload");
    }

    private Page atTheEvent(int width) {
        var page = open(width, "/sign-in");
        page.locator("input[name=email]").first().fill("concierge@demo.example");
        page.locator("input[name=password]").first().fill("demo");
        page.keyboard().press("Enter");
        page.waitForURL(it -> !it.contains("/sign-in"));
        page.navigate("/desk/animations/" + event);
        return page;
    }

    private static void tick(Page page, int person, String answer) {
        var button = page.locator("form.attendance").nth(person).locator("button[value=" + answer + "]");
        button.click();
        page.waitForCondition(() -> "true".equals(button.getAttribute("aria-pressed")));
    }

    private static String title(Page page) {
        page.locator(KEPT).waitFor();
        return page.locator("#kept-title").innerText();
    }

    private static void shows(Page page, String title) {
        page.locator(KEPT).waitFor();
        page.waitForCondition(() -> page.locator("#kept-title").innerText().equals(title));
    }

    private static void gone(Page page) {
        page.locator(KEPT).waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.HIDDEN));
    }

    private long came() {
        return count(
                "select count(*) from animations.registration where animation_id = :event and status = 'ATTENDED'");
    }

    private long count(String sql) {
        return inOperator(
                () -> jdbc.sql(sql).param("event", event).query(Long.class).single());
    }

    private void change(String sql) {
        inOperator(() -> jdbc.sql(sql).param("event", event).update());
    }

    private <T> T inOperator(Supplier<T> work) {
        return Tenant.call(
                organisations.operators().getFirst().id(),
                () -> Objects.requireNonNull(transaction.execute(_ -> work.get())));
    }
}
