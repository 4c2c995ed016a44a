package fr.conciergerie.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import fr.conciergerie.reporting.Pencil;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** The employers of the demonstration, with the reports of all their sites and of each, and a pencil. */
class EmployerOfTheDemonstrationTest extends DemonstrationTest {

    @Autowired
    ApplicationContext context;

    @Test
    void nobodyWorksOutWhatFewerThanFiveAgentsDid() {
        int now = LocalDate.now(ZoneOffset.UTC).getYear();
        inTheDemonstration(() -> {
            for (var client : organisations.organisations()) {
                assertThat(Pencil.solve(context, client.id(), 2015)).isEmpty();
                assertThat(Pencil.solve(context, client.id(), now)).isEmpty();
            }
        });
    }
}
