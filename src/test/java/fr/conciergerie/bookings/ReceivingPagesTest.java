package fr.conciergerie.bookings;

import static org.assertj.core.api.Assertions.assertThat;

import fr.conciergerie.orders.Town;
import fr.conciergerie.shared.DayClock;
import fr.conciergerie.web.Visitor;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.ApplicationContext;
import org.springframework.test.web.servlet.MockMvc;

@SpringBootTest
@AutoConfigureMockMvc
class ReceivingPagesTest {

    private static final String ROOT = "/partner/appointments";

    @Autowired
    ApplicationContext context;

    @Autowired
    MockMvc mvc;

    @Autowired
    DayClock dayClock;

    Town town;
    Practice practice;
    Visitor farmer;

    @BeforeEach
    void somebodyOfTheFarmArrives() {
        town = Town.build(context);
        practice = Practice.open(context, town);
        farmer = signedIn(town.farmer());
    }

    @Test
    void whoComesIsANameAndAnHour() {
        var booked = practice.booked(context, 7);

        var page = farmer.open(ROOT + "?from=" + day(booked)).select("main");

        assertThat(page.text())
                .contains("Inès Faure", "Séance d’ostéopathie", "Hôtel de ville", "de 12 h 00 à 12 h 45", "Prévu")
                .doesNotContain("essai.example", booked.orderNumber(), "45,00", "Est venu");
        assertThat(page.select("[data-print]")).hasSize(1);
        assertThat(farmer.open(ROOT).select("nav a[href=" + ROOT + "]").text()).contains("Rendez-vous");
    }

    @Test
    void aWeekInWhichNobodyComesSaysSo() {
        assertThat(farmer.open(ROOT + "?from=2020-01-01").select("main").text())
                .contains("Personne ne vient cette semaine", "Cette semaine");
        assertThat(farmer.look(ROOT + "?from=demain").getStatus()).isEqualTo(404);
        assertThat(farmer.look(ROOT + "?from=999999999-12-31").getStatus()).isEqualTo(404);
        assertThat(signedIn(town.cobblerAtWork()).open(ROOT).select("main").text())
                .contains("Vous ne recevez pas sur rendez-vous")
                .doesNotContain("Garder un moment");
    }

    @Test
    void whetherSomebodyCameIsSaidFromTheHourOnAndPutRightForAWeek() {
        var booked = practice.booked(context, 7);
        practice.earlier(context, booked, 8);
        var week = ROOT + "?from=" + day(booked).minusDays(8);
        var path = ROOT + "/" + booked.id() + "/attendance";
        assertThat(farmer.open(week).select("form[action=" + path + "] button").eachText())
                .containsExactly(
                        "Est venu : Inès Faure, 12 h 00",
                        "Pas venu : Inès Faure, 12 h 00",
                        "Excusé : Inès Faure, 12 h 00");

        assertThat(farmer.submit(path, Map.of("attendance", "ABSENT"))
                        .select("main")
                        .text())
                .contains("C’est noté pour Inès Faure", "Pas venu");
        assertThat(farmer.page()
                        .select("form[action=" + path + "] .btn-primary")
                        .text())
                .contains("Pas venu", "noté");
        farmer.submit(path, Map.of("attendance", "ATTENDED", "version", "0"));
        assertThat(farmer.answer().getStatus()).isEqualTo(409);
        farmer.open(week);
        assertThat(farmer.submit(path, Map.of("attendance", "ATTENDED"))
                        .select("form[action=" + path + "] .btn-primary")
                        .text())
                .contains("Est venu");

        practice.earlier(context, booked, 7);
        var late = farmer.open(ROOT + "?from=" + day(booked).minusDays(15)).select("main");
        assertThat(late.text()).contains("Inès Faure", "Venu");
        assertThat(late.select("form[action=" + path + "]")).isEmpty();
    }

    @Test
    void toAnotherPartnerItDoesNotExist() {
        var booked = practice.booked(context, 7);
        var cobbler = signedIn(town.cobblerAtWork());
        var token = cobbler.open("/account").select("input[name=_csrf]").val();

        assertThat(cobbler.open(ROOT + "?from=" + day(booked)).select("main").text())
                .doesNotContain("Inès Faure");
        assertThat(cobbler.postBlindly(
                                ROOT + "/" + booked.id() + "/attendance",
                                Map.of("_csrf", token, "attendance", "ABSENT", "version", "0"))
                        .getStatus())
                .isEqualTo(404);
        assertThat(cobbler.postBlindly(
                                ROOT + "/kept",
                                Map.of(
                                        "_csrf",
                                        token,
                                        "practitioner",
                                        practice.practitioner().toString(),
                                        "day",
                                        day(booked).toString(),
                                        "from",
                                        "09:00",
                                        "until",
                                        "10:00"))
                        .getStatus())
                .isEqualTo(422);
        farmer.open(ROOT);
        var kept = farmer.submit(ROOT + "/kept", time(dayClock.today().plusDays(3), "09:00", "10:00"))
                .select("form[action$=/release]")
                .attr("action");
        assertThat(cobbler.postBlindly(kept, Map.of("_csrf", token)).getStatus())
                .isEqualTo(404);
    }

    @Test
    void aTimeIsKeptAndGivenBack() {
        var day = dayClock.today().plusDays(3);
        farmer.open(ROOT);

        var kept = farmer.submit(ROOT + "/kept", time(day, "12:00", "12:30"));
        assertThat(kept.select("main").text()).contains("ce moment est à vous", "de 12 h 00 à 12 h 30");
        var first = practice.booked(context, 3);
        assertThat(first.startsAt().atZone(first.zone()).toLocalTime()).hasToString("13:00");

        assertThat(farmer.submit(ROOT + "/kept", time(day, "12:15", "12:45"))
                        .select("#keep-from-error")
                        .text())
                .contains("Vous gardez déjà ce moment");
        farmer.submit(farmer.page().select("form[action$=/release]").attr("action"), Map.of());
        assertThat(farmer.page().select("main").text()).contains("on peut de nouveau réserver");
        assertThat(farmer.page().select("form[action$=/release]")).isEmpty();
    }

    @Test
    void noTimeIsKeptInWhichSomebodyComes() {
        var booked = practice.booked(context, 7);
        farmer.open(ROOT);

        var page = farmer.submit(ROOT + "/kept", time(day(booked), "12:15", "15:00"));
        assertThat(farmer.answer().getStatus()).isEqualTo(422);
        assertThat(page.select("#keep-from-error").text()).contains("Quelqu’un a rendez-vous à ce moment-là");
        assertThat(page.select("#keep-until").val()).isEqualTo("15:00");

        assertThat(farmer.submit(ROOT + "/kept", time(day(booked), "15:00", "14:00"))
                        .select("#keep-until-error")
                        .text())
                .contains("avant l’heure de début");
        assertThat(farmer.submit(ROOT + "/kept", time(LocalDate.of(2020, 1, 1), "15:00", "16:00"))
                        .select("#keep-day-error")
                        .text())
                .contains("Ce moment est passé");
    }

    private static LocalDate day(BookingView booking) {
        return booking.startsAt().atZone(booking.zone()).toLocalDate();
    }

    private static Map<String, String> time(LocalDate day, String from, String until) {
        return Map.of("day", day.toString(), "from", from, "until", until);
    }

    private Visitor signedIn(Town.Someone someone) {
        var visitor = new Visitor(mvc);
        visitor.signIn(someone.email(), Town.PASSWORD);
        return visitor;
    }
}
