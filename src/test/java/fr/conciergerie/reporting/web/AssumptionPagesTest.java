package fr.conciergerie.reporting.web;

import static org.assertj.core.api.Assertions.assertThat;

import fr.conciergerie.accounts.Accounts;
import fr.conciergerie.accounts.Someone;
import fr.conciergerie.orders.Workshop;
import fr.conciergerie.web.Role;
import fr.conciergerie.web.Visitor;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.ApplicationContext;
import org.springframework.test.web.servlet.MockMvc;

/** What the manager notes of journeys and of time: what holds, and how a form comes back that is filled in wrong. */
@SpringBootTest
@AutoConfigureMockMvc
class AssumptionPagesTest {

    private static final String TRAVEL = "/operator/reports/travel";
    private static final String TIME = "/operator/reports/time";

    @Autowired
    ApplicationContext context;

    @Autowired
    MockMvc mvc;

    private Workshop shop;
    private Visitor manager;

    @BeforeEach
    void signsAManagerIn() {
        shop = Workshop.open(context, Locale.FRENCH);
        var address = "responsable-" + shop.memberAddress;
        shop.in(() -> {
            var accounts = context.getBean(Accounts.class);
            var account = accounts.ensure(address, "Dominique", Locale.FRENCH);
            accounts.setPassword(account, Someone.PASSWORD);
            accounts.grant(account, Role.MANAGER, null);
            return true;
        });
        manager = new Visitor(mvc);
        manager.signIn(address, Someone.PASSWORD);
    }

    @Test
    void carbonIsAssumedWithItsSource() {
        assertThat(manager.open(TRAVEL).text()).contains("ni kilomètres ni CO₂ évités");

        assertThat(manager.submit(TRAVEL, journeys("200", "0", "Base publique, 2025"))
                        .text())
                .contains("200 g/km", "0 g/km", "CO₂ : Base publique, 2025", "Enquête de mars");
    }

    @Test
    void journeysAreAssumedWithoutCarbonAsBefore() {
        manager.open(TRAVEL);

        assertThat(manager.submit(TRAVEL, journeys("", "", "")).text())
                .contains("Enquête de mars")
                .doesNotContain("CO₂ : ");
    }

    @Test
    void carbonIsAssumedAsAWholeOrNotAtAll() {
        manager.open(TRAVEL);

        var page = manager.submit(TRAVEL, journeys("200", "", ""));

        assertThat(manager.answer().getStatus()).isEqualTo(422);
        assertThat(page.select(".wrong [name]").eachAttr("name")).containsExactly("roundCarbon", "carbonSource");
        assertThat(page.select("[name=drivingCarbon]").val()).isEqualTo("200");
        assertThat(manager.submit(TRAVEL, journeys("deux cents", "0", "Base publique"))
                        .select(".wrong [name]")
                        .eachAttr("name"))
                .containsExactly("drivingCarbon");
    }

    @Test
    void minutesAreAssumedByFamilyFromAMonthOn() {
        assertThat(manager.open(TIME).text()).contains("ne donne pas de temps gagné");

        assertThat(manager.submit(TIME, minutes("2026-03", Map.of("EVERYDAY", "20", "VEHICLE", "45")))
                        .text())
                .contains("mars 2026", "Quotidien 20 min · Véhicule 45 min", "Enquête de mars");
        var all = new HashMap<String, String>();
        for (var family :
                new String[] {"EVERYDAY", "WELL_BEING", "VEHICLE", "FOOD", "PARCELS", "FAMILY", "ADMINISTRATIVE"}) {
            all.put(family, "15");
        }
        // The last one noted for a month holds.
        assertThat(manager.submit(TIME, minutes("2026-03", all)).select("table").text())
                .contains("15 min, quelle que soit la famille")
                .doesNotContain("45 min");
    }

    @Test
    void aFormWithoutMinutesOrWithTooManyComesBack() {
        manager.open(TIME);

        var page = manager.submit(TIME, minutes("2026-03", Map.of()));
        assertThat(manager.answer().getStatus()).isEqualTo(422);
        assertThat(page.select("fieldset.wrong").text()).contains("Donnez des minutes pour une famille au moins.");

        page = manager.submit(TIME, minutes("mars", Map.of("FOOD", "601")));
        assertThat(page.select(".wrong [name]").eachAttr("name")).containsExactly("from", "minutes-FOOD");
        assertThat(page.select("[name=source]").val()).isEqualTo("Enquête de mars");
        assertThat(manager.open(TIME).select("table")).isEmpty();
    }

    private static Map<String, String> journeys(String driving, String round, String source) {
        return Map.of(
                "from",
                "2026-03-01",
                "share",
                "40",
                "detour",
                "4,5",
                "round",
                "2",
                "source",
                "Enquête de mars",
                "drivingCarbon",
                driving,
                "roundCarbon",
                round,
                "carbonSource",
                source);
    }

    private static Map<String, String> minutes(String from, Map<String, String> byFamily) {
        var form = new HashMap<>(Map.of("from", from, "source", "Enquête de mars"));
        byFamily.forEach((family, minutes) -> form.put("minutes-" + family, minutes));
        return form;
    }
}
