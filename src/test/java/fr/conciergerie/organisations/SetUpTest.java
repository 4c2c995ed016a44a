package fr.conciergerie.organisations;

import static org.assertj.core.api.Assertions.assertThat;

import fr.conciergerie.accounts.Someone;
import fr.conciergerie.orders.Town;
import fr.conciergerie.partners.Partners;
import fr.conciergerie.shared.OperatorId;
import fr.conciergerie.shared.Tenant;
import fr.conciergerie.web.Role;
import fr.conciergerie.web.Visitor;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.ApplicationContext;
import org.springframework.test.web.servlet.MockMvc;

/** The set-up guide tells what is there and nothing else: to every manager of an operator, and to nobody besides. */
@SpringBootTest
@AutoConfigureMockMvc
class SetUpTest {

    @Autowired
    MockMvc mvc;

    @Autowired
    Someone someone;

    @Autowired
    ApplicationContext context;

    @Autowired
    Organisations organisations;

    @Autowired
    Partners partners;

    @Autowired
    Clock clock;

    @Test
    void whatOneManagerDoesIsDoneForTheOther() {
        var operator = someone.operator();
        var one = manager(operator);
        var other = manager(operator);
        assertThat(open(one)).hasSize(10).startsWith("Votre identité");

        one.open("/operator/organisations/new");
        one.submit("/operator/organisations", Map.of("name", "Ville d’Essai", "kind", "TOWN", "siret", ""));

        assertThat(one.page().select(".set-up-next").text()).contains("Mise en route : 1 sur 10");
        assertThat(open(other)).doesNotContain("Une organisation cliente").hasSize(9);
        assertThat(open(manager(someone.operator()))).hasSize(10);
    }

    @Test
    void whatIsTakenAwayIsOpenAgain() {
        var town = Town.build(context);
        var manager = new Visitor(mvc);
        manager.signIn(town.manager().email(), Town.PASSWORD);
        assertThat(open(manager)).containsExactly("Votre identité", "Une première commande", "La première remise");

        Tenant.run(town.operator(), () -> {
            for (var partner : List.of(town.cobbler(), town.farm())) {
                var sheet = partners.sheet(partner);
                partners.change(partner, sheet.version(), sheet.details(), yesterday());
                partners.end(partner, partners.sheet(partner).version(), yesterday());
            }
        });
        assertThat(open(manager)).contains("Un partenaire", "Un catalogue");

        Tenant.run(town.operator(), () -> {
            var client = organisations.organisations().getFirst().id();
            organisations.endSharing(town.hall(), client, yesterday());
            organisations.endSharing(town.depot(), client, yesterday());
        });
        assertThat(open(manager)).contains("Un site", "Quelqu’un au bureau", "Des agents");
        assertThat(manager.page().select(".set-up").text()).contains("Aucune organisation n’utilise");
    }

    @Test
    void theDeskSaysWhatIsMissing() {
        var operator = someone.operator();
        var manager = manager(operator);
        var concierge = visitor(Role.CONCIERGE, operator);
        assertThat(manager.open("/desk/receive").select("main").text()).contains("il n’y en a pas encore");
        assertThat(manager.answer().getStatus()).isEqualTo(200);
        assertThat(manager.page().select("main a[href=/operator/sites/new]")).isNotEmpty();
        assertThat(concierge.open("/desk/hand-over").select("main").text())
                .contains("Demandez à la personne qui gère la conciergerie");
        assertThat(concierge.page().select("main a[href^=/operator]")).isEmpty();

        manager.open("/operator/sites/new");
        manager.submit(
                "/operator/sites",
                Map.of(
                        "name",
                        "Mairie",
                        "postcode",
                        "97400",
                        "city",
                        "Saint-Denis",
                        "deskPlace",
                        "À l’accueil",
                        "colour",
                        "BLUE"));
        assertThat(manager.page().select("h1").text()).isEqualTo("Mairie");

        assertThat(manager.page().select("main").text()).contains("La Réunion");
        assertThat(manager.open("/desk").select("main").text())
                .contains("Aucune permanence", "Aucun service", "Personne ne peut y commander");
        assertThat(manager.page().select(".notice a[href=/operator/calendar?site=mairie]"))
                .isNotEmpty();
    }

    @Test
    void aSiteInTheSamePlaceBeginsWithItsAddress() {
        var operator = someone.operator();
        var manager = manager(operator);
        Tenant.run(operator, () -> organisations.addSite(Sites.details("Mairie")));

        var page = manager.open("/operator/sites/new?like=mairie");

        assertThat(page.select("[name=postcode]").val()).isNotEmpty();
        assertThat(page.select("[name=name]").val()).isEmpty();
        assertThat(page.select("[name=territory] option[selected]").val()).isNotEmpty();
    }

    @Test
    void nobodyElseIsLed() {
        var operator = someone.operator();
        for (var role : List.of(Role.CONCIERGE, Role.COORDINATOR, Role.MEMBER, Role.PARTNER, Role.FOLLOW_UP)) {
            var visitor = visitor(role, operator);
            for (var path : List.of("/operator/start", "/operator/catalogue/starter")) {
                assertThat(visitor.look(path).getStatus())
                        .as("%s at %s", role, path)
                        .isEqualTo(403);
            }
        }
    }

    @Test
    void whereItDoesNotGoAlongNothingIsAsked() {
        var town = Town.build(context);
        var manager = new Visitor(mvc);
        manager.signIn(town.manager().email(), Town.PASSWORD);
        var concierge = new Visitor(mvc);
        concierge.signIn(town.concierge().email(), Town.PASSWORD);

        assertThat(manager.open("/operator/sites").select(".set-up-next")).isNotEmpty();
        assertThat(manager.open("/operator/start").select(".set-up-next")).isEmpty();
        assertThat(concierge.open("/desk").select(".set-up-next")).isEmpty();
    }

    private static List<String> open(Visitor manager) {
        return manager.open("/operator/start")
                .select(".set-up > li:not(.done) h3")
                .eachText();
    }

    private Visitor manager(OperatorId operator) {
        return visitor(Role.MANAGER, operator);
    }

    private Visitor visitor(Role role, OperatorId operator) {
        var visitor = new Visitor(mvc);
        visitor.signIn(someone.with(role, operator).email(), Someone.PASSWORD);
        return visitor;
    }

    private LocalDate yesterday() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).minusDays(1);
    }
}
