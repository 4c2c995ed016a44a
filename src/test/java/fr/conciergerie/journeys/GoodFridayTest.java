package fr.conciergerie.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import fr.conciergerie.accounts.Someone;
import fr.conciergerie.orders.Workshop;
import fr.conciergerie.organisations.Territory;
import fr.conciergerie.web.Role;
import fr.conciergerie.web.Visitor;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.test.web.servlet.MockMvc;

/**
 * Good Friday (26 March 2027) in Alsace, where some communes keep it: a tick in the form of a partner, and the day that is promised.
 */
@SpringBootTest(properties = "conciergerie.test-database=conciergerie_good_friday")
@AutoConfigureMockMvc
class GoodFridayTest {

    private static final Instant BEFORE = Instant.parse("2027-03-10T09:00:00Z");
    private static final String COBBLER = "/operator/partners/l-atelier-du-cuir";

    @TestConfiguration
    static class AFortnightBefore {

        @Bean
        @Primary
        Clock aFortnightBefore() {
            return Clock.fixed(BEFORE, ZoneOffset.UTC);
        }
    }

    @Autowired
    ApplicationContext context;

    @Autowired
    MockMvc mvc;

    @Autowired
    Someone someone;

    /** They work on Fridays, get it on one and finish on the second after that; the desk is open on the next day. */
    @Test
    void aPartnerWhoKeepsItIsTickedAndPromisesAWeekLater() {
        var workshop = Workshop.in(context, Territory.ALSACE_MOSELLE);
        var manager = new Visitor(mvc);
        manager.signIn(someone.with(Role.MANAGER, workshop.operator).email(), Someone.PASSWORD);

        fillIn(manager, Map.of());
        assertThat(isTicked(manager)).isFalse();
        assertThat(promised(workshop)).isEqualTo(LocalDate.of(2027, 3, 27));

        fillIn(manager, Map.of("goodFriday", "true"));
        assertThat(isTicked(manager)).isTrue();
        assertThat(promised(workshop)).isEqualTo(LocalDate.of(2027, 4, 3));
    }

    private static void fillIn(Visitor manager, Map<String, String> tick) {
        manager.open(COBBLER + "/edit");
        var filled = new LinkedHashMap<>(Map.of(
                "name", "L’Atelier du cuir",
                "legalForm", "COOPERATIVE",
                "town", "Strasbourg",
                "territory", "ALSACE_MOSELLE",
                "openDays", "FRIDAY",
                "commission", "0",
                "firstDay", "2020-01-01",
                "settlement", "RESALE",
                "vatRegime", "NORMAL",
                "language", "fr"));
        filled.putAll(tick);
        manager.submit(COBBLER, filled);
        assertThat(manager.answer().getStatus()).isEqualTo(200);
    }

    private static boolean isTicked(Visitor manager) {
        return Objects.requireNonNull(manager.open(COBBLER + "/edit").selectFirst("input[name=goodFriday]"))
                .hasAttr("checked");
    }

    private static LocalDate promised(Workshop workshop) {
        var order = workshop.handedIn("talons");
        return Objects.requireNonNull(workshop.in(() -> workshop.orders().order(workshop.manager(), order.id()))
                .lines()
                .getFirst()
                .promisedFor());
    }
}
