package fr.conciergerie.bookings.web;

import static org.assertj.core.api.Assertions.assertThat;

import fr.conciergerie.bookings.BookingLimit;
import fr.conciergerie.bookings.Practice;
import fr.conciergerie.bookings.ScheduleTerms;
import fr.conciergerie.orders.Town;
import fr.conciergerie.web.Visitor;
import java.util.Map;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.ApplicationContext;
import org.springframework.test.web.servlet.MockMvc;

/** Two come together to an hour of a group, in the words of the pages: a member's, the desk's and those of whoever receives. */
@SpringBootTest
@AutoConfigureMockMvc
class GuestPagesTest {

    private static final ScheduleTerms THREE = new ScheduleTerms(45, 0, 0, 3, 24, 60, 24, 4, "Salle 2");
    private static final ScheduleTerms TWO = new ScheduleTerms(45, 0, 0, 2, 24, 60, 24, 4, "Salle 2");

    @Autowired
    ApplicationContext context;

    @Autowired
    MockMvc mvc;

    private Town town;
    private Visitor agent;

    @BeforeEach
    void somebodyAtTheHall() {
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

    private String hour() {
        return agent.open("/services/osteopathie").select("a.hour").attr("href");
    }

    private static Document take(Visitor visitor, String path, int guests) {
        var terms = visitor.open(path).select("[name=terms]").attr("value");
        return visitor.submit(path, Map.of("terms", terms, "guests", String.valueOf(guests)));
    }

    @Test
    void twoPlacesAreTakenOneIsGivenBackAndThenTheOther() {
        Practice.open(context, town, THREE);
        var path = hour();
        assertThat(agent.open(path).text())
                .contains("Pour combien de personnes ?", "1 personne", "2 personnes", "par personne")
                .contains("On ne demande pas le nom");

        var booked = take(agent, path, 1);

        assertThat(booked.text()).contains("C’est réservé", "2 personnes");
        var order = agent.open(booked.select("a[href^=/orders/]").attr("href"));
        assertThat(order.text()).contains("90,00");
        assertThat(order.select("a[href^=/appointments/lines/]").eachAttr("href"))
                .hasSize(2)
                .allSatisfy(it -> assertThat(agent.open(it).text()).contains("Votre rendez-vous", "2 personnes"));

        var list = agent.open("/appointments");
        assertThat(list.select("a.booking-row[href^=/appointments/]:contains(2 personnes)"))
                .hasSize(1);
        var page = agent.open(list.select("a.booking-row").attr("href"));
        var guest = page.select("a:contains(Annuler une place sur deux)").attr("href");
        assertThat(agent.open(guest).text()).contains("Annuler une place sur deux", "Vous gardez votre place");
        var alone = agent.submit(guest, reason());

        assertThat(alone.select("#flash").text()).contains("Une place est annulée. La vôtre reste réservée");
        assertThat(alone.select("h1").text()).isEqualTo("Séance d’ostéopathie");
        assertThat(alone.text()).contains("Votre rendez-vous").doesNotContain("2 personnes", "une place sur deux");
        agent.open(alone.select("a:contains(Annuler le rendez-vous)").attr("href"));
        assertThat(agent.submit(
                                agent.page()
                                        .select("form[action$=/cancellation]")
                                        .attr("action"),
                                reason())
                        .select("#flash")
                        .text())
                .contains("Rendez-vous annulé");
        assertThat(agent.open("/appointments").select("a.booking-row:contains(Annulé)"))
                .as("one hour was given back")
                .hasSize(1);
    }

    private Map<String, String> reason() {
        return Map.of(
                "version",
                agent.page()
                        .select("form[action$=/cancellation] [name=version]")
                        .attr("value"),
                "reason",
                "NO_LONGER_NEEDED");
    }

    @Test
    void bothPlacesAreGivenBackAtOnce() {
        Practice.open(context, town, THREE);
        var booked = take(agent, hour(), 1);

        var asked =
                agent.open(booked.select("a:contains(Annuler les deux places)").attr("href"));
        assertThat(asked.text()).contains("Les deux places seront libres");
        agent.submit(asked.select("form[action$=/cancellation]").attr("action"), reason());

        assertThat(agent.open("/appointments").text()).contains("Annulé").doesNotContain("À venir");
    }

    @Test
    void twoMoveToAnHourWithTwoPlaces() {
        Practice.open(context, town, TWO);
        var path = hour();
        var booked = take(agent, path, 1);
        var colleague = atTheHall(town.colleague());
        var next = colleague
                .open("/services/osteopathie")
                .select("a.hour:not(.hour-full)")
                .attr("href");
        take(colleague, next, 0);

        var day = booked.select(".promise time").attr("datetime").substring(0, 10);
        var hours = agent.open(booked.select("a:contains(Déplacer)").attr("href") + "&from=" + day);

        var near = hours.select("a.hour[href^=" + next + "]");
        assertThat(near.hasClass("hour-full")).isTrue();
        assertThat(near.text()).contains("1 place");
        assertThat(agent.open(near.attr("href")).text()).contains("Les créneaux libres les plus proches");
        var free = hours.select("a.hour:not(.hour-full)").attr("href");
        var move = agent.open(free);
        assertThat(move.text()).contains("À la place de", "Pour deux personnes, comme avant");
        var action = move.select("form[action$=/move]").attr("action");
        var moved = agent.submit(
                action,
                Map.of(
                        "slot", move.select("[name=slot]").attr("value"),
                        "version", move.select("[name=version]").attr("value")));
        assertThat(moved.text()).contains("Rendez-vous déplacé", "2 personnes");
    }

    @Test
    void twoIsAskedOnlyWhereTwoCanCome() {
        var practice = Practice.open(context, town);
        assertThat(agent.open(hour()).text()).doesNotContain("Pour combien de personnes");
        var group = Practice.open(
                context,
                town,
                new ScheduleTerms(
                        45, 0, 0, 2, 24, 60, 24, 4, "Salle 2", null, new BookingLimit(1, BookingLimit.Period.YEAR)));
        assertThat(group.schedule()).isNotEqualTo(practice.schedule());
        var limited = agent.open("/services/osteopathie")
                .select("a.hour[href*=" + group.schedule() + "]")
                .attr("href");

        assertThat(agent.open(limited).text())
                .contains("Prendre ce rendez-vous")
                .doesNotContain("Pour combien de personnes");
    }

    /** By an order of its own, which the page of the appointment names beside the first. */
    @Test
    void onePlaceMoreIsTakenLater() {
        Practice.open(context, town, THREE);
        var own = take(agent, hour(), 0);
        var path = own.select("a:contains(Venir à deux)").attr("href");

        var asked = agent.open(path);
        assertThat(asked.text())
                .contains("Une place de plus, à côté de la vôtre", "On ne demande pas le nom", "45,00", "sur place");
        assertThat(agent.submit(path, contract(asked, false)).text()).contains("Acceptez les conditions de vente");
        var done = agent.submit(path, contract(asked, true));

        assertThat(done.select("#flash").text()).contains("Une place de plus est réservée");
        assertThat(done.text())
                .contains("2 personnes", "pour la personne qui vient avec")
                .doesNotContain("Venir à deux");
        assertThat(done.select("dd a[href^=/orders/]")).hasSize(2);
        assertThat(agent.open(done.select("dd a[href^=/orders/]")
                                .eachAttr("href")
                                .getLast())
                        .text())
                .contains("45,00");
        assertThat(agent.open(path).select("h1").text())
                .as("there is nothing more to ask")
                .isEqualTo("Séance d’ostéopathie");
        giveBack(agent, done.select("a:contains(une place sur deux)").attr("href"));
        var again = agent.open(path);
        assertThat(agent.submit(path, contract(again, true)).text()).contains("2 personnes");
    }

    private static Map<String, String> contract(Document page, boolean agreed) {
        var price = page.select("[name=price]").attr("value");
        var version = page.select("[name=version]").attr("value");
        return agreed
                ? Map.of(
                        "price",
                        price,
                        "version",
                        version,
                        "once",
                        page.select("[name=once]").attr("value"),
                        "terms",
                        page.select("[name=terms]").attr("value"))
                : Map.of("price", price, "version", version);
    }

    @Test
    void whereNoPlaceIsLeftTheNearestHoursHaveRoomForBoth() {
        Practice.open(context, town, TWO);
        var path = hour();
        var own = take(agent, path, 0);
        var bring = own.select("a:contains(Venir à deux)").attr("href");
        var form = contract(agent.open(bring), true);
        take(atTheHall(town.colleague()), path, 0);

        var late = agent.submit(bring, form);

        assertThat(agent.answer().getStatus()).isEqualTo(409);
        assertThat(late.text())
                .contains("Il n’y a plus de place à côté de la vôtre", "Votre place reste réservée")
                .contains("Déplacez d’abord votre rendez-vous");
        var near = late.select("a.hour");
        assertThat(near.eachText()).hasSize(3).allSatisfy(it -> assertThat(it).contains("2 places"));
        assertThat(agent.open(near.attr("href")).text()).contains("À la place de");
    }

    @Test
    void atTheDeskOnePlaceMoreIsTakenInOnePress() {
        Practice.open(context, town, new ScheduleTerms(45, 0, 0, 2, 0, 60, 0, 4, "Salle 2"));
        var concierge = new Visitor(mvc);
        concierge.signIn(town.concierge().email(), Town.PASSWORD);
        var path = concierge
                .open("/desk/new/" + town.agent().member() + "/osteopathie")
                .select("a.hour")
                .attr("href");
        concierge.open(path);
        var day = concierge.submit(path, Map.of("guests", "0"));
        var own = concierge.open(day.select("a:contains(Inès Faure)").attr("href"));
        var bring = own.select("form[action$=/guests]");
        assertThat(own.text()).contains("Venir à deux", "45,00", "pour la place de plus");

        var done = concierge.submit(
                bring.attr("action"),
                Map.of(
                        "version", bring.select("[name=version]").attr("value"),
                        "once", bring.select("[name=once]").attr("value")));

        assertThat(done.select("#flash").text()).contains("Quelqu’un vient avec Inès Faure");
        assertThat(done.text()).contains("Viennent", "2 personnes").doesNotContain("Venir à deux");
    }

    @Test
    void atTheDeskItIsSaidWhereThereIsNoPlace() {
        Practice.open(context, town, new ScheduleTerms(45, 0, 0, 2, 0, 60, 0, 4, "Salle 2"));
        var hour = hour();
        take(agent, hour, 0);
        var own = agent.open("/appointments").select("a.booking-row").attr("href");
        take(atTheHall(town.colleague()), hour, 0);
        var concierge = new Visitor(mvc);
        concierge.signIn(town.concierge().email(), Town.PASSWORD);
        var page = concierge.open("/desk" + own);
        var bring = page.select("form[action$=/guests]");

        var late = concierge.submit(
                bring.attr("action"),
                Map.of("version", bring.select("[name=version]").attr("value")));

        assertThat(concierge.answer().getStatus()).isEqualTo(422);
        assertThat(late.text()).contains("Ce créneau est complet", "Les créneaux libres les plus proches");
        assertThat(late.select("a.hour")).hasSize(3);
    }

    /** Somebody has taken a place meanwhile: one is left, and what was filled in stays. */
    @Test
    void whoeverIsTooLateForTwoReadsThatOneIsLeft() {
        Practice.open(context, town, TWO);
        var path = hour();
        var terms = agent.open(path).select("[name=terms]").attr("value");
        take(atTheHall(town.colleague()), path, 0);

        var late = agent.submit(path, Map.of("terms", terms, "guests", "1"));

        assertThat(agent.answer().getStatus()).isEqualTo(422);
        assertThat(late.text()).contains("Il ne reste qu’une place");
        assertThat(late.select("[name=terms]").hasAttr("checked")).isTrue();
        assertThat(agent.submit(path, Map.of("terms", terms)).text()).contains("C’est réservé");
    }

    @Test
    void twoWaitTogetherAndAreOfferedBothPlaces() {
        Practice.open(context, town, TWO);
        var path = hour();
        var colleague = atTheHall(town.colleague());
        take(colleague, path, 1);

        assertThat(agent.open(path).text())
                .contains("Pour combien de personnes ?", "vous avez les deux places, ou vous attendez encore");
        var joined = agent.submit(path + "/waiting", Map.of("guests", "1"));
        assertThat(joined.text()).contains("En attente, rang 1 · 2 personnes");
        assertThat(agent.open("/appointments").text()).contains("2 personnes");
        var booking = colleague.open("/appointments").select("a.booking-row").attr("href");
        var one =
                colleague.open(booking).select("a:contains(une place sur deux)").attr("href");
        giveBack(colleague, one);
        assertThat(agent.open(path).text()).contains("En attente, rang 1 · 2 personnes");
        giveBack(colleague, booking + "/cancellation");

        var offered = agent.open(path);
        assertThat(offered.text()).contains("2 places sont gardées pour vous", "Laisser les 2 places");
        assertThat(offered.select("[name=guests][value=1]").hasAttr("checked"))
                .as("for two, as they waited")
                .isTrue();
        assertThat(agent.open("/appointments").text()).contains("2 places gardées jusqu’à");
        assertThat(take(agent, path, 1).text()).contains("C’est réservé", "2 personnes");
    }

    private static void giveBack(Visitor visitor, String path) {
        var asked = visitor.open(path);
        visitor.submit(
                path, Map.of("version", asked.select("[name=version]").attr("value"), "reason", "NO_LONGER_NEEDED"));
    }

    @Test
    void atTheDeskTwoAreBookedWaitAndAreSeen() {
        Practice.open(context, town, new ScheduleTerms(45, 0, 0, 2, 0, 60, 0, 4, "Salle 2"));
        var concierge = new Visitor(mvc);
        concierge.signIn(town.concierge().email(), Town.PASSWORD);
        var path = concierge
                .open("/desk/new/" + town.agent().member() + "/osteopathie")
                .select("a.hour")
                .attr("href");
        assertThat(concierge.open(path).text()).contains("Pour combien de personnes ?", "par personne");

        var day = concierge.submit(path, Map.of("guests", "1"));

        assertThat(day.select(".booking-row").eachText())
                .hasSize(2)
                .anySatisfy(it -> assertThat(it).contains("Inès Faure", "2 personnes"))
                .anySatisfy(it -> assertThat(it).contains("Vient avec Inès Faure"));
        var same = path.replace(
                String.valueOf(town.agent().member()),
                String.valueOf(town.colleague().member()));
        concierge.open(same);
        var waits = concierge.submit(same + "/waiting", Map.of("guests", "1"));
        assertThat(waits.select("section[aria-labelledby=waiting] .booking-row").text())
                .contains("2 personnes", "rang 1");

        var own = concierge.open(waits.select("a:contains(Inès Faure)").attr("href"));
        assertThat(own.text()).contains("Viennent", "2 personnes", "Annuler les deux places");
        var guest = concierge.open(
                own.select("a:contains(Annuler seulement la place)").attr("href"));
        assertThat(guest.select("h1").text()).isEqualTo("Vient avec Inès Faure");
        var left = concierge.submit(
                guest.select("form[action$=/cancellation]").attr("action"),
                Map.of("version", guest.select("[name=version]").attr("value"), "reason", "CHANGED_THEIR_MIND"));
        assertThat(left.select("#flash").text())
                .contains("La place de la personne qui vient avec Inès Faure est annulée");
        assertThat(left.select(".booking-row").text()).doesNotContain("Vient avec");
    }

    @Test
    void whoeverReceivesSeesTwo() {
        var practice = Practice.open(context, town, THREE);
        var booked = take(agent, hour(), 1);
        assertThat(booked.text()).contains("C’est réservé");
        var farmer = new Visitor(mvc);
        farmer.signIn(town.farmer().email(), Town.PASSWORD);
        var day = booked.select(".promise time").attr("datetime").substring(0, 10);

        var hours = farmer.open("/partner/appointments?from=" + day).select(".received");

        assertThat(hours.select(".received-person").eachText())
                .hasSize(2)
                .satisfiesExactly(
                        it -> assertThat(it).contains("Inès Faure · 2 personnes"),
                        it -> assertThat(it).contains("Vient avec Inès Faure"));
        farmer.open("/partner/appointments/absence/" + practice.practitioner());
        var look = farmer.submit(
                "/partner/appointments/absence/" + practice.practitioner(), Map.of("first", day, "last", day));
        assertThat(look.select(".booking-row").eachText())
                .hasSize(1)
                .allSatisfy(it -> assertThat(it).contains("Inès Faure", "2 personnes"));
        assertThat(look.select("select option[selected]")).hasSize(1);
        farmer.submit(
                "/partner/appointments/absence/" + practice.practitioner(),
                Map.of(
                        "first",
                        day,
                        "last",
                        day,
                        "sure",
                        "true",
                        "booking",
                        look.select("[name=booking]").attr("value"),
                        look.select("select").attr("name"),
                        look.select("select option[selected]").attr("value")));
        var moved = agent.open("/appointments");
        assertThat(moved.select("a.booking-row:contains(2 personnes)")).hasSize(1);
        assertThat(moved.text()).doesNotContain("Annulé");
    }
}
