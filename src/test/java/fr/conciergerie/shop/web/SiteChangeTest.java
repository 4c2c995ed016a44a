package fr.conciergerie.shop.web;

import static org.assertj.core.api.Assertions.assertThat;

import fr.conciergerie.catalogue.DatedPrice;
import fr.conciergerie.catalogue.Price;
import fr.conciergerie.catalogue.ServiceDetails;
import fr.conciergerie.catalogue.Services;
import fr.conciergerie.catalogue.Terms;
import fr.conciergerie.orders.Town;
import fr.conciergerie.organisations.SiteId;
import fr.conciergerie.shared.Money;
import fr.conciergerie.shared.Tenant;
import fr.conciergerie.web.Visitor;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.ApplicationContext;
import org.springframework.test.web.servlet.MockMvc;

/** An agent with a filled basket goes to another site: nothing vanishes without a word. */
@SpringBootTest
@AutoConfigureMockMvc
class SiteChangeTest {

    private static final LocalDate LONG_AGO = LocalDate.of(2024, 1, 1);

    @Autowired
    ApplicationContext context;

    @Autowired
    MockMvc mvc;

    private Town town;
    private Visitor agent;

    @BeforeEach
    void fillsABasket() {
        town = Town.build(context);
        Tenant.run(town.operator(), () -> {
            sell("cle", "Double de clé", Map.of(town.hall(), Money.euros(6, 0), town.depot(), Money.euros(8, 0)));
            sell("ourlet", "Ourlet", Map.of(town.hall(), Money.euros(11, 0)));
        });
        agent = new Visitor(mvc);
        agent.signIn(town.agent().email(), Town.PASSWORD);
        goTo("hotel-de-ville");
        for (var service : List.of("cle", "ourlet")) {
            agent.open("/services/" + service);
            agent.submit("/services/" + service, Map.of("quantity", "1"));
        }
    }

    @Test
    void itIsSaidBeforeWhatBecomesOfTheBasket() {
        assertThat(agent.open("/sites").text())
                .contains("2 choses sont dans votre panier du site Hôtel de ville. Si vous changez, elles restent là");
    }

    @Test
    void whatIsSoldThereTooComesAlongAndTheRestIsNamed() {
        assertThat(goTo("depot"))
                .contains("Votre panier du site Hôtel de ville n’est pas perdu")
                .contains("2 choses attendent");

        var taken = agent.submit("/basket/elsewhere/hotel-de-ville", Map.of());

        assertThat(taken.select("#flash").text())
                .contains("Emporté ici : Double de clé.")
                .contains("Resté au site Hôtel de ville, car ce n’est pas proposé ici : Ourlet.");
        assertThat(taken.select(".basket-line h2").eachText()).containsExactly("Double de clé");
        assertThat(taken.select(".price-changed").text())
                .as("it costs more here")
                .contains("8,00");
        assertThat(taken.text()).contains("Une chose attend dans votre panier du site Hôtel de ville");
        assertThat(goTo("hotel-de-ville")).contains("Ourlet");
        agent.submit("/basket/elsewhere/depot", Map.of());
        assertThat(agent.page().select(".basket-line h2").eachText())
                .as("and back again")
                .containsExactlyInAnyOrder("Ourlet", "Double de clé");
    }

    @Test
    void takenAlongTwiceItIsThereOnce() {
        goTo("depot");
        agent.submit("/basket/elsewhere/hotel-de-ville", Map.of());
        var again = agent.submit("/basket/elsewhere/hotel-de-ville", Map.of());

        assertThat(again.select("#flash").text()).contains("Rien de ce panier n’est proposé ici");
        assertThat(again.select(".basket-line")).hasSize(1);
    }

    @Test
    void whoHasNothingInTheirBasketIsToldNothing() {
        var colleague = new Visitor(mvc);
        colleague.signIn(town.colleague().email(), Town.PASSWORD);

        assertThat(colleague.open("/sites").text()).doesNotContain("panier du site");
        colleague.submit("/sites", Map.of("site", "depot"));
        assertThat(colleague.page().select("#flash").text())
                .contains("Vous commandez maintenant pour le site Dépôt des bus")
                .doesNotContain("panier");
        assertThat(colleague.open("/basket").text()).doesNotContain("Double de clé", "attend");
    }

    private String goTo(String site) {
        agent.open("/sites");
        return agent.submit("/sites", Map.of("site", site)).text();
    }

    private void sell(String slug, String name, Map<SiteId, Money> prices) {
        var services = context.getBean(Services.class);
        var service = services.add(slug, ServiceDetails.of(name).with(it -> it.description("Près d’ici.")));
        prices.forEach((site, price) -> services.sell(
                service,
                site,
                Terms.of(town.cobbler(), 3),
                List.of(new DatedPrice(LONG_AGO, null, Price.fixed(price)))));
    }
}
