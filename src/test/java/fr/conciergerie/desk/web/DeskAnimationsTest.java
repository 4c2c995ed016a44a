package fr.conciergerie.desk.web;

import static org.assertj.core.api.Assertions.assertThat;

import fr.conciergerie.animations.Fair;
import fr.conciergerie.animations.RegistrationTerms;
import fr.conciergerie.animations.Registrations;
import fr.conciergerie.orders.Town;
import fr.conciergerie.organisations.MemberDetails;
import fr.conciergerie.organisations.OrganisationDetails;
import fr.conciergerie.organisations.OrganisationKind;
import fr.conciergerie.organisations.Organisations;
import fr.conciergerie.shared.Tenant;
import fr.conciergerie.web.Visitor;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.ApplicationContext;
import org.springframework.test.web.servlet.MockMvc;

/** A place in an animation for somebody who stands at the desk. */
@SpringBootTest
@AutoConfigureMockMvc
class DeskAnimationsTest {

    @Autowired
    ApplicationContext context;

    @Autowired
    MockMvc mvc;

    private Town town;
    private Visitor concierge;

    @BeforeEach
    void aTownOfItsOwn() {
        town = Town.build(context);
        concierge = new Visitor(mvc);
        concierge.signIn(town.concierge().email(), Town.PASSWORD);
    }

    @Test
    void somebodyIsLookedForRegisteredAndComesNoMore() {
        var fair = Fair.announced(context, town, RegistrationTerms.upTo(3, 1), 5);
        var path = "/desk/animations/" + fair.id();
        assertThat(concierge.open(path).select("a:contains(Inscrire quelqu’un)").attr("href"))
                .isEqualTo(path + "/people");

        var found =
                concierge.open(path + "/people?query=Faure").select("a.waiting").attr("href");
        assertThat(concierge.open(found).text()).contains("Inès Faure", "3 places");
        var list = concierge.submit(found + "/registration", Map.of("guests", "1"));

        assertThat(list.select("#flash").text()).contains("C’est noté : Inès Faure a une place");
        assertThat(list.text()).contains("2 places prises", "avec 1 invité");
        var hers = concierge.open(list.select(".booking-row a").attr("href"));
        assertThat(hers.text()).contains("Inès Faure a une place");
        assertThat(concierge
                        .submit(found + "/registration", Map.of("guests", "0"))
                        .text())
                .contains("1 place prise");
        hers = concierge.open(found);
        var back = concierge.submit(
                hers.select("form[action$=/cancellation]").attr("action"),
                Map.of(
                        "version",
                        hers.select("form[action$=/cancellation] [name=version]")
                                .attr("value")));
        assertThat(back.text()).contains("la place est rendue", "Personne n’est encore inscrit");
    }

    /** Read by a camera or typed, as people type: what is somebody's number elsewhere is nobody's here. */
    @Test
    void whoShowsTheirNumberIsThere() {
        var fair = Fair.announced(context, town, RegistrationTerms.upTo(3, 1), 5);
        var other = Fair.announced(context, town, RegistrationTerms.upTo(3, 1), 6);
        var agent = new Visitor(mvc);
        agent.signIn(town.agent().email(), Town.PASSWORD);
        agent.open("/animations/" + other.id());
        var elsewhere = agent.submit("/animations/" + other.id() + "/registration", Map.of("guests", "0"))
                .select(".qr-figure .code")
                .text();
        agent.open("/animations/" + fair.id());
        var number = agent.submit("/animations/" + fair.id() + "/registration", Map.of("guests", "1"))
                .select(".qr-figure .code")
                .text();
        var path = "/desk/animations/" + fair.id();
        assertThat(concierge.open(path).select("[data-arrived]"))
                .as("nobody is there before it begins")
                .isEmpty();
        fair.earlier(context, 6);

        concierge.open(path);
        var typed = " " + number.substring(0, 3).toLowerCase(Locale.ROOT) + "-" + number.substring(3);
        var list = concierge.submit(path + "/arrivals", Map.of("code", typed));
        assertThat(list.select("#flash").text()).contains("Inès Faure est là. 2 personnes");
        assertThat(list.select("form.attendance [aria-pressed=true]").text()).startsWith("Venu");
        assertThat(concierge
                        .submit(path + "/arrivals", Map.of("code", number))
                        .select("#flash")
                        .text())
                .as("shown twice")
                .contains("Inès Faure est là");

        var wrong = concierge.submit(path + "/arrivals", Map.of("code", elsewhere));
        assertThat(concierge.answer().getStatus()).isEqualTo(422);
        assertThat(wrong.text()).contains("n’est le code de personne ici");
        assertThat(wrong.select("#arrivals [name=code]").attr("value")).isEqualTo(elsewhere);
        assertThat(concierge
                        .submit(path + "/arrivals", Map.of("code", "x".repeat(40)))
                        .text())
                .contains("n’est le code de personne ici");
        assertThat(concierge.submit(path + "/arrivals", Map.of("code", "")).select("[aria-invalid=true]"))
                .hasSize(1);
    }

    @Test
    void whereAllPlacesAreTakenSomebodyWaits() {
        var fair = Fair.announced(context, town, RegistrationTerms.upTo(1, 0), 5);
        var path = "/desk/animations/" + fair.id() + "/people/";
        concierge.open(path + town.agent().member());
        concierge.submit(path + town.agent().member() + "/registration", Map.of("guests", "0"));

        var colleague = path + town.colleague().member();
        assertThat(concierge.open(colleague).text()).contains("Toutes les places sont prises", "Personne n’attend");
        var joined = concierge.submit(colleague + "/waiting", Map.of("guests", "0"));
        assertThat(joined.text()).contains("Rang : 1", "En attente, rang 1");
        var waits = concierge.open(colleague);
        var left = concierge.submit(waits.select("form[action$=/leave]").attr("action"), Map.of());

        assertThat(left.text()).contains("n’attend plus").doesNotContain("Liste d’attente");
    }

    /** Somebody took the last place while the page stood open. */
    @Test
    void whoWasQuickerIsNotPushedAside() {
        var fair = Fair.announced(context, town, RegistrationTerms.upTo(1, 0), 5);
        var path = "/desk/animations/" + fair.id() + "/people/";
        var other = new Visitor(mvc);
        other.signIn(town.agent().email(), Town.PASSWORD);
        concierge.open(path + town.colleague().member());
        other.open("/animations/" + fair.id());
        other.submit("/animations/" + fair.id() + "/registration", Map.of("guests", "0"));

        var late = concierge.submit(path + town.colleague().member() + "/registration", Map.of("guests", "0"));

        assertThat(concierge.answer().getStatus()).isEqualTo(409);
        assertThat(late.text()).contains("Toutes les places sont prises", "Attendre une place");
    }

    /** The event takes place at the bus depot too, which another organisation uses: its people are on the same list. */
    @Test
    void whoeverIsOnTheListOfAnEventOfTwoSitesHasAPage() {
        var driver = Tenant.call(town.operator(), () -> {
            var organisations = context.getBean(Organisations.class);
            var buses = organisations.addOrganisation(
                    new OrganisationDetails("Les bus", "bus", OrganisationKind.values()[0], null));
            organisations.share(town.depot(), buses, LocalDate.of(2024, 1, 1), null);
            return organisations.addMember(
                    buses,
                    new MemberDetails("Ève Roulant", "eve-" + town.operator() + "@essai.example"),
                    LocalDate.of(2024, 1, 1));
        });
        var fair = Fair.announced(context, town, RegistrationTerms.upTo(3, 1), 5);
        fair.alsoAt(context, town.depot());
        Tenant.run(
                town.operator(),
                () -> context.getBean(Registrations.class)
                        .register(fair.actor(context, town.manager()), fair.id(), driver, 0));

        var list = concierge.open("/desk/animations/" + fair.id());
        var page = concierge.open(list.select(".booking-row a").attr("href"));

        assertThat(page.text()).contains("Ève Roulant a une place");
    }

    @Test
    void whatIsOfAnotherOperatorDoesNotExist() {
        var fair = Fair.announced(context, town, RegistrationTerms.OPEN, 5);
        var stranger = Town.build(context);
        var path = "/desk/animations/" + fair.id() + "/people";

        assertThat(concierge.look(path + "/" + stranger.agent().member()).getStatus())
                .isEqualTo(404);
        var other = new Visitor(mvc);
        other.signIn(stranger.concierge().email(), Town.PASSWORD);
        assertThat(other.look(path).getStatus()).isEqualTo(404);
        assertThat(other.look(path + "/" + stranger.agent().member()).getStatus())
                .isEqualTo(404);
    }
}
