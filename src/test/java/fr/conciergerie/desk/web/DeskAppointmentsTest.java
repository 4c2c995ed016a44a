package fr.conciergerie.desk.web;

import static org.assertj.core.api.Assertions.assertThat;

import fr.conciergerie.bookings.Practice;
import fr.conciergerie.bookings.ScheduleTerms;
import fr.conciergerie.bookings.SeriesTerms;
import fr.conciergerie.orders.Town;
import fr.conciergerie.web.Visitor;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.ApplicationContext;
import org.springframework.test.web.servlet.MockMvc;

/** An hour for somebody who stands at the desk. */
@SpringBootTest
@AutoConfigureMockMvc
class DeskAppointmentsTest {

    @Autowired
    ApplicationContext context;

    @Autowired
    MockMvc mvc;

    private Town town;
    private Visitor concierge;

    @BeforeEach
    void aPracticeOfItsOwn() {
        town = Town.build(context);
        Practice.open(context, town);
        concierge = new Visitor(mvc);
        concierge.signIn(town.concierge().email(), Town.PASSWORD);
    }

    @Test
    void theUsualWayOfAnOrderLeadsToTheHours() {
        var hours = concierge.open("/desk/new/" + town.agent().member() + "/osteopathie");

        assertThat(hours.select("h1").text()).isEqualTo("Séance d’ostéopathie");
        var path = hours.select("a.hour").attr("href");
        var hour = hours.select("a.hour time").eachText().getFirst();
        assertThat(concierge.open(path).text()).contains("Inès Faure", "45,00");
        var day = concierge.submit(path, Map.of());

        assertThat(day.select("#flash").text()).contains("Rendez-vous pris pour Inès Faure");
        assertThat(day.select(".booking-row").text()).contains("Inès Faure", hour, "Lou", "Prévu");
        assertThat(day.select("[name=attendance]")).as("it has not begun").isEmpty();
    }

    @Test
    void itIsGivenBackForThem() {
        var path = concierge
                .open("/desk/new/" + town.agent().member() + "/osteopathie")
                .select("a.hour")
                .attr("href");
        concierge.open(path);
        var booking = concierge.submit(path, Map.of()).select(".booking-row a").attr("href");

        var asked = concierge.open(booking);
        var cancelled = concierge.submit(
                booking + "/cancellation",
                Map.of("version", asked.select("[name=version]").attr("value"), "reason", "CHANGED_THEIR_MIND"));

        assertThat(cancelled.select("#flash").text()).contains("Rendez-vous de Inès Faure annulé");
        assertThat(cancelled.text()).contains("Personne n’a rendez-vous ce jour-là");
    }

    @Test
    void whoWasQuickerIsNotPushedAside() {
        var path = concierge
                .open("/desk/new/" + town.agent().member() + "/osteopathie")
                .select("a.hour")
                .attr("href");
        concierge.open(path);
        var other = new Visitor(mvc);
        other.signIn(town.manager().email(), Town.PASSWORD);
        other.open("/desk/sites");
        other.submit("/desk/sites/hotel-de-ville", Map.of());
        var same = path.replace(
                String.valueOf(town.agent().member()),
                String.valueOf(town.colleague().member()));
        other.open(same);
        other.submit(same, Map.of());

        var late = concierge.submit(path, Map.of());

        assertThat(concierge.answer().getStatus()).isEqualTo(409);
        assertThat(late.text()).contains("quelqu’un a été plus rapide");
        assertThat(late.select("a.hour")).isNotEmpty();
    }

    @Test
    void severalAtOnceAreTakenForThem() {
        var course = Practice.open(
                context,
                town,
                new ScheduleTerms(45, 5, 10, 1, 24, 60, 24, 4, null, new SeriesTerms(3, 10, false), null));
        var hour = concierge.open(concierge
                .open("/desk/new/" + town.agent().member() + "/osteopathie")
                .select("a.hour[href*=" + course.schedule() + "]")
                .attr("href"));
        assertThat(hour.select("form button").text()).doesNotContain("Prendre ce rendez-vous");
        var path = hour.select("a[href$=/series]").attr("href");
        var dates = concierge.open(path).select(".sessions li").eachText();
        assertThat(concierge.page().text())
                .contains("Inès Faure", "121,50", "soit 40,50", "Le prix des autres ne change pas");

        var day = concierge.submit(path, Map.of());

        assertThat(dates).hasSize(3);
        assertThat(day.select("#flash").text()).contains("Les 3 séances sont prises pour Inès Faure");
        assertThat(day.select(".booking-row").text()).contains("Inès Faure", "Lou 2");
        concierge.open(path);
        assertThat(concierge.page().select(".sessions li").eachText())
                .as("what they have is left out")
                .doesNotContainAnyElementsOf(dates);
    }
}
