package fr.conciergerie.bookings.web;

import static org.assertj.core.api.Assertions.assertThat;

import fr.conciergerie.bookings.BookingLimit;
import fr.conciergerie.bookings.Practice;
import fr.conciergerie.bookings.ScheduleTerms;
import fr.conciergerie.bookings.SeriesTerms;
import fr.conciergerie.orders.Town;
import fr.conciergerie.web.Visitor;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.ApplicationContext;
import org.springframework.test.web.servlet.MockMvc;

/** A member makes an appointment, moves it and gives it back, in the words of the pages. */
@SpringBootTest
@AutoConfigureMockMvc
class AppointmentPagesTest {

    @Autowired
    ApplicationContext context;

    @Autowired
    MockMvc mvc;

    private Town town;
    private Visitor agent;

    @BeforeEach
    void aPracticeOfItsOwn() {
        town = Town.build(context);
        agent = atTheHall(town.agent());
    }

    private Visitor atTheHall(Town.Someone someone) {
        var visitor = new Visitor(mvc);
        visitor.signIn(someone.email(), Town.PASSWORD);
        visitor.open("/sites");
        visitor.submit("/sites", Map.of("site", "hotel-de-ville"));
        return visitor;
    }

    @Test
    void whereNobodyReceivesThePageSaysSo() {
        assertThat(agent.open("/appointments").text()).contains("Pas de rendez-vous à prendre");
        assertThat(agent.page().select("main a[href=/sites]").text()).isEqualTo("Choisir un autre site");
        assertThat(agent.open("/services/osteopathie").text()).contains("Ajouter au panier");
    }

    @Test
    void theShopLeadsToTheHours() {
        Practice.open(context, town);

        var hours = agent.open("/services/osteopathie");

        assertThat(hours.select("h1").text()).isEqualTo("Séance d’ostéopathie");
        assertThat(hours.select("a.hour").text()).contains("h");
        assertThat(agent.open("/appointments").select("h2").eachText()).containsExactly("Prendre rendez-vous");
    }

    @Test
    void anHourIsTakenMovedAndGivenBack() {
        Practice.open(context, town);
        var hours = agent.open("/services/osteopathie");
        var path = hours.select("a.hour").attr("href");

        assertThat(agent.open(path).text()).contains("45,00", "Vous payez sur place", "avec Lou", "Jusqu’à");
        var again = agent.submit(path, Map.of());
        assertThat(again.text()).contains("Acceptez les conditions de vente");
        var terms = again.select("[name=terms]").attr("value");
        var booked = agent.submit(path, Map.of("terms", terms));

        assertThat(booked.text()).contains("C’est réservé", "venez à l’heure", "Hôtel de ville");
        assertThat(agent.open("/appointments").select("h2").eachText())
                .containsExactly("À venir", "Prendre rendez-vous");
        var booking = agent.page().select("a.booking-row").attr("href");
        agent.open("/sites");
        agent.submit("/sites", Map.of("site", "depot"));
        assertThat(agent.open("/appointments").text())
                .as("who has an hour at one site and looks for one at another")
                .contains("À venir", "Pas de rendez-vous à prendre à Dépôt des bus", "Choisir un autre site");

        var others =
                agent.open(agent.open(booking).select("a:contains(Déplacer)").attr("href"));
        assertThat(others.text()).contains("Vous déplacez votre rendez-vous");
        var other = others.select("a.hour").eachAttr("href").getLast();
        var move = agent.open(other);
        assertThat(move.text()).contains("À la place de");
        var moved = agent.submit(
                booking + "/move",
                Map.of(
                        "slot", move.select("[name=slot]").attr("value"),
                        "version", move.select("[name=version]").attr("value")));
        assertThat(moved.select("#flash").text()).contains("Rendez-vous déplacé");

        var asked = agent.open(booking + "/cancellation");
        assertThat(asked.text()).contains("Quelqu’un d’autre pourra prendre ce créneau");
        var cancelled = agent.submit(
                booking + "/cancellation",
                Map.of("version", asked.select("[name=version]").attr("value"), "reason", "NO_LONGER_NEEDED"));
        assertThat(cancelled.select("#flash").text()).contains("Rendez-vous annulé");
        assertThat(agent.open("/appointments").text()).contains("Passés ou annulés", "Annulé");
    }

    /** The page was opened before the appointment was moved in another window. */
    @Test
    void anOutdatedPageMovesAndCancelsNothing() {
        Practice.open(context, town);
        var path = agent.open("/services/osteopathie").select("a.hour").attr("href");
        agent.submit(
                path, Map.of("terms", agent.open(path).select("[name=terms]").attr("value")));
        var booking = agent.open("/appointments").select("a.booking-row").attr("href");
        var hours = agent.open(
                        agent.open(booking).select("a:contains(Déplacer)").attr("href"))
                .select("a.hour")
                .eachAttr("href");
        var cancellation =
                agent.open(booking + "/cancellation").select("[name=version]").attr("value");
        var outdated = agent.open(hours.get(hours.size() - 2));
        var slot = outdated.select("[name=slot]").attr("value");
        var version = outdated.select("[name=version]").attr("value");
        var last = agent.open(hours.getLast());
        agent.submit(
                booking + "/move", Map.of("slot", last.select("[name=slot]").attr("value"), "version", version));
        var after = agent.open(booking).select("main").text();

        agent.open(hours.get(hours.size() - 2));
        agent.submit(booking + "/move", Map.of("slot", slot, "version", version));
        assertThat(agent.answer().getStatus()).isEqualTo(409);
        agent.open(booking + "/cancellation");
        agent.submit(booking + "/cancellation", Map.of("version", cancellation, "reason", "NO_LONGER_NEEDED"));
        assertThat(agent.answer().getStatus()).isEqualTo(409);

        assertThat(agent.open(booking).select("main").text()).isEqualTo(after);
    }

    @Test
    void whoeverWasSlowerKeepsNothingHalfDoneAndSeesWhatIsFree() {
        Practice.open(context, town);
        var path = agent.open("/services/osteopathie").select("a.hour").attr("href");
        var terms = agent.open(path).select("[name=terms]").attr("value");
        var colleague = atTheHall(town.colleague());
        colleague.open(path);
        colleague.submit(path, Map.of("terms", terms));

        var late = agent.submit(path, Map.of("terms", terms));

        assertThat(late.text()).contains("quelqu’un a été plus rapide", "Rien n’est réservé et rien n’est dû");
        assertThat(late.select("a.hour")).hasSize(3);
        assertThat(agent.open("/orders").text()).doesNotContain("ostéopathie");
        var other = agent.open(agent.open(path).select("a.hour").attr("href"));
        assertThat(other.text()).contains("Votre rendez-vous");
    }

    @Test
    void whoeverWaitsIsOfferedWhatComesFreeAndTakesOrLeavesIt() {
        Practice.open(context, town);
        var free = agent.open("/services/osteopathie").select("a.hour").getFirst();
        var hour = free.select("time").text();
        var path = free.attr("href");
        var terms = agent.open(path).select("[name=terms]").attr("value");
        var colleague = atTheHall(town.colleague());
        colleague.open(path);
        colleague.submit(path, Map.of("terms", terms));

        var full = agent.open(path);
        assertThat(full.text()).contains(hour + " : complet", "Personne n’attend pour le moment");
        var joined = agent.submit(path + "/waiting", Map.of());
        assertThat(joined.select("#flash").text()).contains("Rang : 1");
        assertThat(joined.text()).contains("En attente, rang 1", "Ne plus attendre");
        assertThat(agent.open("/appointments").text()).contains("Liste d’attente", "En attente, rang 1");

        giveBack(colleague);

        var offered = agent.open(path);
        assertThat(offered.text()).contains("Une place est gardée pour vous jusqu’à", "Laisser la place");
        assertThat(agent.open("/appointments").text()).contains("Place gardée jusqu’à");
        assertThat(colleague.open(path).text()).contains("complet", "Une personne attend déjà");
        agent.open(path);
        assertThat(agent.submit(path, Map.of("terms", terms)).text()).contains("C’est réservé");
        assertThat(agent.open(path).text())
                .contains(hour + " : déjà réservé")
                .doesNotContain("Attendre une place", "quelqu’un a été plus rapide");
        assertThat(agent.open("/appointments").text()).doesNotContain("Liste d’attente");
    }

    @Test
    void whoeverLeavesAPlaceWaitsNoMore() {
        Practice.open(context, town);
        var path = agent.open("/services/osteopathie").select("a.hour").attr("href");
        var terms = agent.open(path).select("[name=terms]").attr("value");
        var colleague = atTheHall(town.colleague());
        colleague.open(path);
        colleague.submit(path, Map.of("terms", terms));
        agent.open(path);
        agent.submit(path + "/waiting", Map.of());
        giveBack(colleague);

        var leave =
                agent.open(path).select("form[action^=/appointments/waiting/]").attr("action");
        var left = agent.submit(leave, Map.of());

        assertThat(left.select("#flash").text()).contains("plus d’attente");
        assertThat(colleague.open(path).text()).contains("Votre rendez-vous");
    }

    private static void giveBack(Visitor visitor) {
        var booking = visitor.open("/appointments").select("a.booking-row").attr("href");
        var asked = visitor.open(booking + "/cancellation");
        visitor.submit(
                booking + "/cancellation",
                Map.of("version", asked.select("[name=version]").attr("value"), "reason", "NO_LONGER_NEEDED"));
    }

    @Test
    void theOrderSaysTheHourAndLeadsToTheAppointment() {
        Practice.open(context, town);
        var free = agent.open("/services/osteopathie").select("a.hour").getFirst();
        var hour = free.select("time").text();
        var path = free.attr("href");
        var terms = agent.open(path).select("[name=terms]").attr("value");
        var booked = agent.submit(path, Map.of("terms", terms));

        var order = agent.open(booked.select("a[href^=/orders/]").attr("href"));

        assertThat(order.text())
                .contains("Votre rendez-vous est pris", hour + ", Hôtel de ville")
                .doesNotContain("Promis d’abord", "Prêt pour vous");
        var appointment =
                agent.open(order.select("a[href^=/appointments/lines/]").attr("href"));
        assertThat(appointment.select("h1").text()).isEqualTo("Séance d’ostéopathie");
    }

    @Test
    void whoCannotChangeItAnyMoreIsToldWhom() {
        Practice.open(context, town, new ScheduleTerms(30, 0, 0, 1, 0, 60, 720, 4, null));
        var path = agent.open("/services/osteopathie").select("a.hour").attr("href");
        var terms = agent.open(path).select("[name=terms]").attr("value");

        var booked = agent.submit(path, Map.of("terms", terms));

        assertThat(booked.text()).contains("Appelez la conciergerie");
        assertThat(booked.select("a:contains(Déplacer)")).isEmpty();
    }

    @Test
    void aColleaguesAppointmentDoesNotExist() {
        Practice.open(context, town);
        var path = agent.open("/services/osteopathie").select("a.hour").attr("href");
        var terms = agent.open(path).select("[name=terms]").attr("value");
        agent.submit(path, Map.of("terms", terms));
        var booking = agent.open("/appointments").select("a.booking-row").attr("href");
        var colleague = atTheHall(town.colleague());
        var moving = "/appointments/new?service=osteopathie&moving=" + booking.substring(booking.lastIndexOf('/') + 1);

        for (var page : List.of(booking, booking + "/cancellation", moving)) {
            assertThat(colleague.look(page).getStatus()).as(page).isEqualTo(404);
        }
        var token = colleague.open("/appointments").select("[name=_csrf]").attr("value");
        assertThat(colleague
                        .postBlindly(
                                booking + "/cancellation",
                                Map.of("_csrf", token, "version", "0", "reason", "NO_LONGER_NEEDED"))
                        .getStatus())
                .isEqualTo(404);
        assertThat(agent.open(booking).text()).contains("Votre rendez-vous");
    }

    @Test
    void severalHoursAreTakenAtOnce() {
        Practice.open(
                context,
                town,
                new ScheduleTerms(45, 5, 10, 1, 24, 60, 24, 4, null, new SeriesTerms(3, 20, true), null));
        var hour =
                agent.open(agent.open("/services/osteopathie").select("a.hour").attr("href"));
        assertThat(hour.text()).contains("3 séances d’un coup", "20 % de moins", "Cette séance seulement");

        var path = hour.select("a[href$=/series]").attr("href");
        var series = agent.open(path);
        assertThat(series.select(".sessions li")).hasSize(3);
        assertThat(series.text())
                .contains("108,00", "soit 36,00", "au lieu de 45,00", "Vous payez sur place")
                .contains("Le prix des autres ne change pas");
        assertThat(agent.submit(path, Map.of()).text()).contains("Acceptez les conditions de vente");
        var booked = agent.submit(
                path, Map.of("terms", agent.page().select("[name=terms]").attr("value")));

        assertThat(booked.text()).contains("C’est réservé", "Les 3 séances de la série");
        assertThat(booked.select("a.booking-row")).hasSize(3);
        assertThat(booked.select("a.booking-row[aria-current=page]")).hasSize(1);
    }

    @Test
    void whoWasNotQuickEnoughForASeriesReadsWhatIsLeft() {
        Practice.open(
                context, town, new ScheduleTerms(45, 5, 10, 1, 24, 60, 24, 4, null, new SeriesTerms(3, 0, true), null));
        var path = agent.open(
                        agent.open("/services/osteopathie").select("a.hour").attr("href"))
                .select("a[href$=/series]")
                .attr("href");
        var seen = agent.open(path).select(".sessions li").eachText();
        var quicker = atTheHall(town.colleague());
        var second = agent.page().select("[name=sessions]").attr("value").split(" ")[1];
        quicker.open("/appointments/slots/" + second);
        quicker.submit(
                "/appointments/slots/" + second,
                Map.of("terms", quicker.page().select("[name=terms]").attr("value")));

        var answer = agent.submit(
                path, Map.of("terms", agent.page().select("[name=terms]").attr("value")));

        assertThat(agent.answer().getStatus()).isEqualTo(409);
        // one week, or more around the days on which nobody works
        assertThat(answer.text()).containsPattern("Rien n’est réservé.*semaines? sans séance");
        assertThat(answer.select(".sessions li").eachText())
                .hasSize(3)
                .contains(seen.get(0), seen.get(2))
                .doesNotContain(seen.get(1));
    }

    @Test
    void whoHasTheirShareReadsItBeforeTheyTry() {
        Practice.open(
                context,
                town,
                new ScheduleTerms(
                        45, 5, 10, 1, 24, 60, 24, 4, null, null, new BookingLimit(1, BookingLimit.Period.YEAR)));
        var path = agent.open("/services/osteopathie").select("a.hour").attr("href");
        agent.open(path);
        agent.submit(path, Map.of("terms", agent.page().select("[name=terms]").attr("value")));

        var next = agent.open(agent.open("/services/osteopathie")
                .select("a.hour:not(.hour-full)")
                .attr("href"));

        assertThat(next.text()).contains("Pas plus d’un rendez-vous par an et par personne");
        assertThat(next.select("[name=terms]")).isEmpty();
    }

    @Test
    void whoHasAPlaceInAGroupIsNotOfferedAnother() {
        Practice.open(context, town, new ScheduleTerms(45, 5, 10, 6, 24, 60, 24, 4, null));
        var path = agent.open("/services/osteopathie").select("a.hour").attr("href");
        agent.open(path);
        agent.submit(path, Map.of("terms", agent.page().select("[name=terms]").attr("value")));

        var again = agent.open(path);

        assertThat(again.text()).contains("déjà réservé");
        assertThat(again.select("[name=terms]")).isEmpty();
    }
}
