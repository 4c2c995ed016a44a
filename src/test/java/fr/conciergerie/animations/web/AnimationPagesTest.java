package fr.conciergerie.animations.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fr.conciergerie.Here;
import fr.conciergerie.animations.Fair;
import fr.conciergerie.animations.RegistrationTerms;
import fr.conciergerie.animations.Registrations;
import fr.conciergerie.orders.Town;
import fr.conciergerie.shared.Tenant;
import fr.conciergerie.web.Visitor;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.support.TransactionTemplate;

/** Animations in the words of the pages: the manager's, a member's, the desk's, the coordinator's. */
@SpringBootTest
@AutoConfigureMockMvc
class AnimationPagesTest {

    @Autowired
    ApplicationContext context;

    @Autowired
    MockMvc mvc;

    private Town town;

    @BeforeEach
    void aTownOfItsOwn() {
        town = Town.build(context);
    }

    private Visitor signedIn(Town.Someone someone) {
        var visitor = new Visitor(mvc);
        visitor.signIn(someone.email(), Town.PASSWORD);
        return visitor;
    }

    @Test
    void anAnimationIsDraftedAnnouncedChangedAndCancelled() {
        var manager = signedIn(town.manager());
        var day = Here.today().plusDays(9);
        assertThat(manager.open("/operator/animations").text()).contains("Rien n’est prévu ce mois-là");
        manager.open("/operator/animations/new");

        var off = manager.submit(
                "/operator/animations", Map.of("title", "Atelier vélo", "from", "12:00", "until", "11:00"));
        assertThat(off.text()).contains("Cochez un site au moins");
        assertThat(off.select("[name=title]").attr("value")).isEqualTo("Atelier vélo");

        var draft = manager.submit(
                "/operator/animations",
                Map.ofEntries(
                        Map.entry("kind", "WORKSHOP"),
                        Map.entry("title", "Atelier vélo"),
                        Map.entry("description", "Réparez votre vélo."),
                        Map.entry("site", town.hall().toString()),
                        Map.entry("place", "Cour"),
                        Map.entry("day", day.toString()),
                        Map.entry("from", "12:30"),
                        Map.entry("until", "14:00"),
                        Map.entry("registers", "true"),
                        Map.entry("capacity", "2"),
                        Map.entry("guests", "1")));
        assertThat(draft.text()).contains("C’est un brouillon", "Hôtel de ville, Cour", "0 places prises sur 2");
        var path = manager.page().select("a:contains(Changer)").attr("href").replace("/edit", "");
        var agent = signedIn(town.agent());
        assertThat(agent.look(path.replace("/operator", "")).getStatus()).isEqualTo(404);

        assertThat(manager.submit(path + "/publication", Map.of()).text()).contains("L’animation est annoncée");
        assertThat(agent.open("/animations").text()).contains("Atelier vélo", "2 places");

        agent.open(path.replace("/operator", ""));
        var registered = agent.submit(path.replace("/operator", "") + "/registration", Map.of("guests", "1"));
        assertThat(registered.text()).contains("Vous avez une place", "avec celle de votre invité");
        assertThat(agent.open("/animations").select("h2").eachText()).startsWith("Vous venez à");

        var colleague = signedIn(town.colleague());
        assertThat(colleague.open(path.replace("/operator", "")).text()).contains("Toutes les places sont prises");

        assertThat(manager.open(path + "/edit").text()).contains("les personnes inscrites seront prévenues");
        var moved = manager.submit(
                path,
                Map.ofEntries(
                        Map.entry("kind", "WORKSHOP"),
                        Map.entry("title", "Atelier vélo"),
                        Map.entry("site", town.hall().toString()),
                        Map.entry("place", "Cour"),
                        Map.entry("day", day.plusDays(1).toString()),
                        Map.entry("from", "12:30"),
                        Map.entry("until", "14:00"),
                        Map.entry("registers", "true"),
                        Map.entry("capacity", "1"),
                        Map.entry("guests", "1")));
        assertThat(moved.text()).contains("Plus de personnes sont déjà inscrites");
        moved = manager.submit(
                path,
                Map.ofEntries(
                        Map.entry("kind", "WORKSHOP"),
                        Map.entry("title", "Atelier vélo"),
                        Map.entry("site", town.hall().toString()),
                        Map.entry("place", "Cour"),
                        Map.entry("day", day.plusDays(1).toString()),
                        Map.entry("from", "12:30"),
                        Map.entry("until", "14:00"),
                        Map.entry("registers", "true"),
                        Map.entry("capacity", "2"),
                        Map.entry("guests", "1")));
        assertThat(moved.select("#flash").text()).contains("La personne inscrite est prévenue");

        var asked = manager.open(path + "/cancellation");
        assertThat(asked.text()).contains("Cette personne sera prévenue", "Inès Faure");
        assertThat(manager.submit(path + "/cancellation", Map.of()).text()).contains("Raison");
        assertThat(manager.submit(path + "/cancellation", Map.of("reason", "L’atelier est fermé"))
                        .text())
                .contains("L’animation est annulée", "L’atelier est fermé");
        assertThat(agent.open(path.replace("/operator", "")).text()).contains("Cette animation est annulée");
    }

    @Test
    void theFormOfWhoeverIsTooLateComesBackAndSaysThatItIsFull() {
        var fair = Fair.announced(context, town, RegistrationTerms.upTo(2, 1), 5);
        var path = "/animations/" + fair.id();
        var agent = signedIn(town.agent());
        var colleague = signedIn(town.colleague());
        agent.open(path);
        colleague.open(path);
        agent.submit(path + "/registration", Map.of("guests", "0"));

        var late = colleague.submit(path + "/registration", Map.of("guests", "1"));

        assertThat(colleague.answer().getStatus()).isEqualTo(409);
        assertThat(late.text()).contains("Il ne reste pas assez de places");
        assertThat(late.select("[name=guests]").attr("value")).isEqualTo("1");
        assertThat(colleague
                        .submit(path + "/registration", Map.of("guests", "0"))
                        .text())
                .contains("Votre place est gardée");
        assertThat(colleague.submit(path + "/unregistration", Map.of()).text()).contains("Votre place est rendue");
    }

    @Test
    void whoeverComesTooLateWaitsIsOfferedAPlaceAndTakesIt() {
        var fair = Fair.announced(context, town, RegistrationTerms.upTo(2, 1), 5);
        var path = "/animations/" + fair.id();
        var agent = signedIn(town.agent());
        agent.open(path);
        agent.submit(path + "/registration", Map.of("guests", "1"));
        var colleague = signedIn(town.colleague());
        assertThat(colleague.open(path).text()).contains("Toutes les places sont prises", "Personne n’attend");

        var waits = colleague.submit(path + "/waiting", Map.of("guests", "1"));
        assertThat(waits.text()).contains("Rang : 1", "En attente, rang 1, avec 1 invité");
        assertThat(colleague.open("/animations").text()).contains("Liste d’attente", "En attente, rang 1");
        assertThat(signedIn(town.concierge())
                        .open("/desk/animations/" + fair.id())
                        .text())
                .contains("Liste d’attente", "En attente, rang 1");

        agent.open(path);
        agent.submit(path + "/unregistration", Map.of());
        assertThat(agent.open(path).text()).contains("Toutes les places sont prises");
        var offered = colleague.open(path);
        assertThat(offered.text()).contains("2 places sont gardées pour vous jusqu’à");
        assertThat(offered.select("[name=guests]").attr("value")).isEqualTo("1");
        assertThat(colleague.open("/animations").text()).contains("Gardé jusqu’à");
        colleague.open(path);
        assertThat(colleague
                        .submit(path + "/registration", Map.of("guests", "1"))
                        .text())
                .contains("Votre place est gardée, avec celle de votre invité");
        await().untilAsserted(() -> assertThat(subjects())
                .anySatisfy(it -> assertThat(it).startsWith("Des places pour vous, jusqu’à"))
                .contains("Votre place\u00a0: Collecte de vêtements"));
    }

    @Test
    void whatIsOfferedCanBeLeftToTheNext() {
        var fair = Fair.announced(context, town, RegistrationTerms.upTo(1, 0), 5);
        var path = "/animations/" + fair.id();
        var agent = signedIn(town.agent());
        agent.open(path);
        agent.submit(path + "/registration", Map.of("guests", "0"));
        var colleague = signedIn(town.colleague());
        colleague.open(path);
        colleague.submit(path + "/waiting", Map.of("guests", "0"));
        agent.open(path);
        agent.submit(path + "/unregistration", Map.of());

        var page = colleague.open(path);
        var left = colleague.submit(
                page.select("form[action^=/animations/waiting/]").attr("action"), Map.of());

        assertThat(left.text()).contains("plus d’attente pour cette animation", "1 place");
    }

    @Test
    void twoPlacesAtOnceAreAllowedAndSaid() {
        var one = Fair.announced(context, town, RegistrationTerms.OPEN, 5);
        var other = Fair.announced(context, town, RegistrationTerms.OPEN, 5);
        var agent = signedIn(town.agent());
        agent.open("/animations/" + one.id());
        agent.submit("/animations/" + one.id() + "/registration", Map.of());

        var page = agent.open("/animations/" + other.id());

        assertThat(page.text()).contains("Vous avez autre chose au même moment", "12 h 30 : Collecte de vêtements");
        assertThat(agent.submit("/animations/" + other.id() + "/registration", Map.of())
                        .text())
                .contains("Votre place est gardée");
    }

    @Test
    void theDeskTicksWhoCameAndCountsTheOthers() {
        var fair = Fair.announced(context, town, RegistrationTerms.OPEN, 1);
        Tenant.run(
                town.operator(),
                () -> context.getBean(Registrations.class)
                        .register(fair.actor(context, town.agent()), fair.id(), null, 0));
        fair.earlier(context, 2);
        var concierge = signedIn(town.concierge());

        assertThat(concierge.open("/desk/animations").text()).contains("Ces derniers jours", "1 place prise");
        var path = "/desk/animations/" + fair.id();
        concierge.open(path);
        var form = concierge.page().select("form.attendance").attr("action");
        var ticked = concierge.submit(form, Map.of("attendance", "ATTENDED"));
        assertThat(ticked.select("[value=ATTENDED]").attr("aria-pressed")).isEqualTo("true");
        var counted = concierge.submit(path + "/walk-ins", Map.of("walkIns", "12"));
        assertThat(counted.text()).contains("C’est noté : 12 personnes sans inscription");
        assertThat(concierge.open(path).select("[name=walkIns]").attr("value")).isEqualTo("12");
    }

    @Test
    void theCoordinatorAsksForAnEventAndReadsNumbersNeverNames() {
        var fair = Fair.announced(context, town, RegistrationTerms.OPEN, 5);
        Tenant.run(
                town.operator(),
                () -> context.getBean(Registrations.class)
                        .register(fair.actor(context, town.agent()), fair.id(), null, 0));
        var coordinator = signedIn(town.coordinator());
        var page = coordinator.open("/coordination/animations");
        assertThat(page.text())
                .contains("Collecte de vêtements", "jamais des noms")
                .doesNotContain("Inès", "au moins");

        coordinator.open("/coordination/animations/new");
        var asked = coordinator.submit(
                "/coordination/animations/proposals",
                Map.of(
                        "title", "Semaine du développement durable",
                        "site", "hotel-de-ville",
                        "day", Here.today().plusDays(30).toString(),
                        "from", "10:00",
                        "until", "16:00",
                        "people", "80",
                        "place", "Hall",
                        "toBring", "Une table"));
        assertThat(asked.text()).contains("C’est envoyé", "À répondre");

        var manager = signedIn(town.manager());
        var list = manager.open("/operator/animations");
        var proposal = list.select("a.booking-row").attr("href");
        assertThat(manager.open(proposal).text()).contains("Une table", "80");
        var plan = manager.submit(
                proposal + "/acceptance",
                Map.of(
                        "plan",
                        "Un stand et deux ateliers.",
                        "price",
                        "250",
                        "planned",
                        "7h30",
                        "material",
                        "Une table"));
        assertThat(plan.text())
                .contains("Le brouillon est prêt", "250,00", "payé par le client", "7 h 30", "Une table");
        assertThat(coordinator.open("/coordination/animations").text())
                .contains("Acceptée", "Un stand et deux ateliers.", "250,00", "hors taxes", "Temps prévu 7 h 30");
        assertThat(manager.look(proposal).getStatus()).isEqualTo(200);
    }

    /** What is told goes out once, whoever moves and cancels how often. */
    @Test
    void thoseWhoAreRegisteredAreWrittenTo() {
        var fair = Fair.announced(context, town, RegistrationTerms.OPEN, 5);
        var agent = signedIn(town.agent());
        agent.open("/animations/" + fair.id());
        agent.submit("/animations/" + fair.id() + "/registration", Map.of());

        await().untilAsserted(() -> assertThat(subjects()).containsExactly("Votre place\u00a0: Collecte de vêtements"));
        fair.postponed(context, 1);
        await().untilAsserted(() -> assertThat(subjects()).hasSize(2));
        var manager = signedIn(town.manager());
        manager.open("/operator/animations/" + fair.id() + "/cancellation");
        manager.submit("/operator/animations/" + fair.id() + "/cancellation", Map.of("reason", "Grève"));
        await().untilAsserted(() -> assertThat(subjects())
                .containsExactly(
                        "Votre place\u00a0: Collecte de vêtements",
                        "Changement\u00a0: Collecte de vêtements",
                        "Annulé\u00a0: Collecte de vêtements"));
    }

    /** Whoever waits would wait for something else than they think. */
    @Test
    void thoseWhoWaitAreToldThatItMoves() {
        var fair = Fair.announced(context, town, RegistrationTerms.upTo(1, 0), 5);
        var agent = signedIn(town.agent());
        agent.open("/animations/" + fair.id());
        agent.submit("/animations/" + fair.id() + "/registration", Map.of());
        var colleague = signedIn(town.colleague());
        colleague.open("/animations/" + fair.id());
        colleague.submit("/animations/" + fair.id() + "/waiting", Map.of());

        fair.postponed(context, 1);

        await().untilAsserted(() -> assertThat(subjects())
                .filteredOn(it -> it.startsWith("Changement"))
                .hasSize(2));
        fair.postponed(context, 1);
        await().untilAsserted(() -> assertThat(subjects())
                .filteredOn(it -> it.startsWith("Changement"))
                .hasSize(4));
    }

    @Test
    void theManagerSaysHowLongAPlaceIsKeptForWhoeverHasWaited() {
        var fair = Fair.announced(context, town, RegistrationTerms.upTo(1, 0), 20);
        var manager = signedIn(town.manager());
        var form = manager.open("/operator/animations/" + fair.id() + "/edit");
        assertThat(form.select("[name=offerHours]").attr("value")).isEqualTo("8");
        var known = fair.seen(context).details().times();
        var typed = new HashMap<>(Map.of(
                "kind", "COLLECTION",
                "title", "Collecte de vêtements",
                "site", town.hall().toString(),
                "day", known.day().toString(),
                "from", "12:30",
                "until", "14:00",
                "registers", "true",
                "capacity", "1",
                "guests", "0",
                "offerHours", "73"));
        manager.submit("/operator/animations/" + fair.id(), typed);
        assertThat(manager.answer().getStatus()).isEqualTo(422);
        typed.put("offerHours", "2");
        manager.submit("/operator/animations/" + fair.id(), typed);

        assertThat(fair.seen(context).details().registration())
                .isEqualTo(new RegistrationTerms(1, 0, null, null, 2, false));
    }

    /** Six dates in one act: announced together, moved and cancelled alone, and the rest cancelled in one act. */
    @Test
    void whatIsGivenOnSeveralDaysIsPlannedInOneActAndCancelledInOne() {
        var manager = signedIn(town.manager());
        manager.open("/operator/animations/new");
        var day = Here.today().plusDays(20);
        var typed = new HashMap<>(Map.of(
                "kind", "WORKSHOP",
                "title", "Atelier vélo",
                "site", town.hall().toString(),
                "day", day.toString(),
                "from", "12:30",
                "until", "14:00",
                "registers", "true",
                "withoutAccount", "true",
                "every", "WEEK",
                "times", "3"));
        typed.put("otherDays", "jamais");
        manager.submit("/operator/animations", typed);
        assertThat(manager.answer().getStatus()).isEqualTo(422);
        typed.put("otherDays", day.plusDays(2) + "\n" + day);
        var made = manager.submit("/operator/animations", typed);

        assertThat(made.text()).contains("4 brouillons sont prêts", "Une de 4 dates");
        var announced =
                manager.submit(made.select("form[action$=/series/publication]").attr("action"), Map.of());
        assertThat(announced.text()).contains("4 dates sont annoncées");
        var agent = signedIn(town.agent());
        var first = announced.select("a[href$=/series/cancellation]").attr("href");
        var own = first.replace("/operator", "").replace("/series/cancellation", "");
        assertThat(agent.open(own).text()).contains("Une de 4 dates");
        agent.submit(own + "/registration", Map.of());
        var other = agent.page().select("#series + ul a").attr("href");
        assertThat(agent.open(other).text()).contains("Une de 4 dates", "Je m’inscris");

        manager.open("/operator" + other + "/cancellation");
        manager.submit("/operator" + other + "/cancellation", Map.of("reason", "Grève"));
        var asked = manager.open(first);
        assertThat(asked.text()).contains("Ces 3 dates seront annulées", "1 place prise");
        var gone = manager.submit(first, Map.of("reason", "Plus de formateur"));

        assertThat(gone.text()).contains("3 dates sont annulées");
        assertThat(agent.open(own).text()).contains("Plus de formateur");
        assertThat(agent.open(other).text()).contains("Grève");
        await().untilAsserted(() ->
                assertThat(subjects()).filteredOn(it -> it.startsWith("Annulé")).hasSize(1));
    }

    /** Who is registered hears of a new hour on their own day; what no longer fits on one day is changed on none. */
    @Test
    void allDaysToComeAreChangedInOneActOrNone() {
        var days = Fair.everyWeek(context, town, RegistrationTerms.upTo(2, 1), 5, 3);
        var agent = signedIn(town.agent());
        var last = "/animations/" + days.getLast().id();
        agent.open(last);
        agent.submit(last + "/registration", Map.of("guests", "1"));
        var manager = signedIn(town.manager());
        var first = "/operator/animations/" + days.getFirst().id();
        var second = "/operator/animations/" + days.get(1).id();
        manager.open(second + "/edit");
        manager.change(second, Map.of("place", "Salle 12"));

        manager.open(first + "/edit");
        assertThat(manager.page().text()).contains("Changer aussi les 2 autres dates à venir");
        var refused = manager.change(first, Map.of("capacity", "1", "guests", "0", "everyDay", "true"));
        assertThat(refused.text()).contains("Rien n’est changé");
        assertThat(days.getFirst().seen(context).details().registration()).isEqualTo(RegistrationTerms.upTo(2, 1));

        var changed = manager.change(
                first, Map.of("capacity", "4", "place", "Cour", "from", "13:00", "until", "14:30", "everyDay", "true"));
        assertThat(changed.text()).contains("3 dates sont changées", "13 h 00", "Cour");
        assertThat(agent.open("/animations/" + days.get(1).id()).text()).contains("13 h 00", "Salle 12");
        assertThat(agent.open(last).text()).contains("13 h 00", "Cour");
        await().untilAsserted(() -> assertThat(subjects())
                .filteredOn(it -> it.startsWith("Changement"))
                .hasSize(1));
    }

    private List<String> subjects() {
        return Tenant.call(
                town.operator(),
                () -> context.getBean(TransactionTemplate.class)
                        .execute(_ -> context.getBean(JdbcClient.class)
                                .sql("select subject from notifications.message order by created_at, id")
                                .query(String.class)
                                .list()));
    }
}
