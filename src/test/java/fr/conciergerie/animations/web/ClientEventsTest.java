package fr.conciergerie.animations.web;

import static org.assertj.core.api.Assertions.assertThat;

import fr.conciergerie.Here;
import fr.conciergerie.animations.AnimationDetails;
import fr.conciergerie.animations.AnimationId;
import fr.conciergerie.animations.AnimationKind;
import fr.conciergerie.animations.Animations;
import fr.conciergerie.animations.Cost;
import fr.conciergerie.animations.CostBearer;
import fr.conciergerie.animations.Fair;
import fr.conciergerie.animations.Times;
import fr.conciergerie.markets.CostSharing;
import fr.conciergerie.markets.LineDetails;
import fr.conciergerie.markets.MarketDetails;
import fr.conciergerie.markets.MarketEvents;
import fr.conciergerie.markets.MarketId;
import fr.conciergerie.markets.Markets;
import fr.conciergerie.markets.Procedure;
import fr.conciergerie.markets.SharingBasis;
import fr.conciergerie.markets.SharingDetails;
import fr.conciergerie.orders.Town;
import fr.conciergerie.organisations.OrganisationDetails;
import fr.conciergerie.organisations.OrganisationId;
import fr.conciergerie.organisations.OrganisationKind;
import fr.conciergerie.organisations.Organisations;
import fr.conciergerie.organisations.SiteId;
import fr.conciergerie.shared.Money;
import fr.conciergerie.shared.Tenant;
import fr.conciergerie.web.Visitor;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.ApplicationContext;
import org.springframework.test.web.servlet.MockMvc;

/** What a client asked for, how long it took the concierges, and where the client reads it. */
@SpringBootTest
@AutoConfigureMockMvc
class ClientEventsTest {

    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

    @Autowired
    ApplicationContext context;

    @Autowired
    MockMvc mvc;

    private Town town;
    private OrganisationId client;

    @BeforeEach
    void aTownOfItsOwn() {
        town = Town.build(context);
        client = Tenant.call(
                town.operator(),
                () -> context.getBean(Organisations.class)
                        .organisations()
                        .getFirst()
                        .id());
    }

    private Visitor signedIn(Town.Someone someone) {
        var visitor = new Visitor(mvc);
        visitor.signIn(someone.email(), Town.PASSWORD);
        return visitor;
    }

    @Test
    void howLongItTookIsNotedAtTheDeskAndReadInTheMarket() {
        var market = market("2026-1", town.hall());
        var event = announced("Semaine du développement durable", town.hall(), client);
        var manager = signedIn(town.manager());
        var path = "/operator/animations/" + event;

        manager.open(path);
        assertThat(manager.submit(path + "/effort", Map.of("planned", "sept")).text())
                .contains("Écrivez des heures");
        assertThat(manager.submit(path + "/effort", Map.of("planned", "1001")).text())
                .contains("d’une minute à 1");
        assertThat(manager.submit(path + "/effort", Map.of("planned", "6", "material", "Une table"))
                        .text())
                .contains("C’est noté", "Temps prévu 6 h", "À apporter Une table");

        var concierge = signedIn(town.concierge());
        var desk = "/desk/animations/" + event;
        assertThat(concierge.open(desk).text()).contains("À apporter Une table").doesNotContain("Temps passé");
        new Fair(town, event).earlier(context, 9);
        var yesterday = Here.today().minusDays(1);
        assertThat(manager.open(costs(market, yesterday)).text())
                .contains(
                        "Semaine du développement durable",
                        "Annoncé",
                        "Temps passé : 0 h",
                        "plus de l’abonnement : 0,00");

        concierge.open(desk);
        assertThat(concierge.submit(desk + "/effort", Map.of("actual", "7h30")).text())
                .contains("C’est noté", "Temps prévu 6 h", "Temps passé 7 h 30");

        assertThat(manager.open(costs(market, yesterday)).text())
                .contains("A eu lieu", "Temps passé : 7 h 30", "plus de l’abonnement : 250,00", "Ville d’Essai");
        assertThat(signedIn(town.coordinator())
                        .open("/coordination/markets/" + market + "?year=" + yesterday.getYear())
                        .text())
                .contains("Semaine du développement durable", "Temps passé : 7 h 30", "250,00");
    }

    @Test
    void whoSaysItTwiceOrAfterSomebodyElseIsToldAndNothingIsLost() {
        var event = announced("Accueil", town.hall(), client);
        var manager = signedIn(town.manager());
        var other = signedIn(town.manager());
        var path = "/operator/animations/" + event;
        manager.open(path);
        other.open(path);
        manager.submit(path + "/effort", Map.of("planned", "2"));

        assertThat(other.submit(path + "/effort", Map.of("planned", "3")).text())
                .contains("Les choses ont changé entre-temps");
        assertThat(manager.open(path).text()).contains("Temps prévu 2 h");
    }

    @Test
    void whatWasCalledOffCostsNothingButTheTimeOfPreparingItIsCounted() {
        var market = market("2026-1", town.hall());
        var event = announced("Accueil", town.hall(), client);
        var manager = signedIn(town.manager());
        var path = "/operator/animations/" + event;
        manager.open(path + "/cancellation");
        manager.submit(path + "/cancellation", Map.of("reason", "Grève"));
        manager.open(path);

        manager.submit(path + "/effort", Map.of("actual", "1,5"));

        assertThat(manager.open(costs(market, Here.today().plusDays(8))).text())
                .contains("Annulé", "Temps passé : 1 h 30", "plus de l’abonnement : 0,00");
    }

    /** Neither in the market of another site, nor in somebody else's, nor twice where a market pays for both sites. */
    @Test
    void anEventBelongsToOneMarket() {
        var hall = market("2026-1", town.hall());
        var depot = market("2026-2", town.depot());
        Tenant.run(town.operator(), () -> {
            var stranger = context.getBean(Organisations.class)
                    .addOrganisation(new OrganisationDetails("Voisine", "voisine", OrganisationKind.TOWN, null));
            context.getBean(Organisations.class).share(town.hall(), stranger, Here.today(), null);
            announced("De la voisine", List.of(town.hall()), stranger);
            announced("Aux deux sites", List.of(town.hall(), town.depot()), client);
            announced("Au dépôt", List.of(town.depot()), client);
            announced("À distance", List.of(), client);
        });

        assertThat(titles(hall, null)).containsExactlyInAnyOrder("Aux deux sites", "À distance");
        assertThat(titles(depot, null)).containsExactly("Au dépôt");
        assertThat(titles(hall, client)).hasSize(2);
    }

    /** Whoever shared its cost until yesterday has no event in it tomorrow. */
    @Test
    void whoSharesTheMarketOnTheDayHasTheirEventsInIt() {
        var market = market("2026-1", town.hall());
        Tenant.run(town.operator(), () -> {
            announced("De celle qui partage", List.of(town.hall()), sharing(market, Here.today(), null));
        });
        assertThat(titles(market, null)).containsExactly("De celle qui partage");

        var other = market("2026-2", town.depot());
        Tenant.run(town.operator(), () -> {
            var before = Here.today().minusDays(9);
            announced("De celle qui partageait", List.of(town.depot()), sharing(other, before, before.plusDays(1)));
        });
        assertThat(titles(other, null)).isEmpty();
    }

    private OrganisationId sharing(MarketId market, LocalDate from, @Nullable LocalDate until) {
        var name = "voisine-" + UUID.randomUUID();
        var organisation = context.getBean(Organisations.class)
                .addOrganisation(new OrganisationDetails(name, name, OrganisationKind.TOWN, null));
        context.getBean(CostSharing.class)
                .add(
                        market,
                        new SharingDetails(
                                null, SharingBasis.FIXED, from, until, Map.of(client, 6_000, organisation, 4_000)));
        return organisation;
    }

    private List<String> titles(MarketId market, @Nullable OrganisationId of) {
        return Tenant.call(
                town.operator(),
                () ->
                        context
                                .getBean(MarketEvents.class)
                                .of(market, of, Here.today(), Here.today().plusDays(30))
                                .stream()
                                .map(it -> it.title())
                                .toList());
    }

    private MarketId market(String number, SiteId site) {
        return Tenant.call(town.operator(), () -> {
            var markets = context.getBean(Markets.class);
            var from = Here.today().minusYears(1);
            var market = markets.add(new MarketDetails(
                    number,
                    "Conciergerie solidaire",
                    client,
                    Procedure.MAPA,
                    Money.euros(39_894, 50),
                    from,
                    from,
                    Here.today().plusYears(1),
                    List.of()));
            markets.addLine(
                    market, new LineDetails(site, from, null, Money.euros(20_000, 0), 2, LineDetails.USUAL_WEEKS));
            return market;
        });
    }

    private AnimationId announced(String title, SiteId site, OrganisationId whose) {
        return Tenant.call(town.operator(), () -> announced(title, List.of(site), whose));
    }

    private AnimationId announced(String title, List<SiteId> sites, OrganisationId whose) {
        var animations = context.getBean(Animations.class);
        var day = Here.today().plusDays(8);
        var event = animations.draft(new AnimationDetails(
                AnimationKind.CLIENT,
                title,
                "",
                sites,
                null,
                Times.at(day, LocalTime.of(10, 0), day, LocalTime.of(16, 0), PARIS),
                null,
                whose,
                null,
                new Cost(Money.euros(250, 0), CostBearer.CLIENT)));
        animations.publish(event, 0);
        return event;
    }

    private static String costs(MarketId market, LocalDate day) {
        return "/operator/markets/" + market + "/costs?year=" + day.getYear();
    }
}
