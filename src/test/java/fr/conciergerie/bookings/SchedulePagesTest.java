package fr.conciergerie.bookings;

import static org.assertj.core.api.Assertions.assertThat;

import fr.conciergerie.orders.Town;
import fr.conciergerie.shared.DayClock;
import fr.conciergerie.shared.Tenant;
import fr.conciergerie.web.Visitor;
import java.util.LinkedHashMap;
import java.util.List;
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
class SchedulePagesTest {

    private static final String ROOT = "/operator/appointments";

    @Autowired
    ApplicationContext context;

    @Autowired
    MockMvc mvc;

    @Autowired
    Schedules schedules;

    @Autowired
    DayClock dayClock;

    Town town;
    Visitor manager;

    @BeforeEach
    void theManagerArrives() {
        town = Town.build(context);
        manager = signedIn(town.manager());
    }

    @Test
    void whoHasNobodyIsToldWhatItIsAndWhatToDoFirst() {
        assertThat(manager.open(ROOT).select("main").text())
                .contains("Les agents réservent eux-mêmes", "Pour commencer", "Ajouter une personne qui reçoit");
        assertThat(manager.open("/operator").select("main a[href=" + ROOT + "]").text())
                .contains("Agendas de rendez-vous");
    }

    @Test
    void somebodyReceivesFromWhenTheirHoursAreSaid() {
        manager.open(ROOT);
        var person = manager.submit(
                ROOT + "/practitioners",
                Map.of("name", "L’ostéopathe", "partner", town.farm().toString()));
        assertThat(person.select("h1").text()).isEqualTo("L’ostéopathe");
        assertThat(person.select("main").text()).contains("La Ferme des Jalles", "Pas encore d’agenda");

        var where = person.select("main a:contains(Ouvrir un agenda)").attr("href");
        assertThat(manager.open(where).select("select[name=site] option").eachText())
                .contains("Hôtel de ville", "Dépôt des bus");
        var form = manager.open(where + "?site=hotel-de-ville");
        assertThat(form.select("select[name=offer] option").eachText())
                .contains("Séance d’ostéopathie")
                .noneMatch(it -> it.contains("Talons"));
        var schedule = manager.submit(form.select("main form").attr("action"), terms("osteopathie"));
        assertThat(schedule.select("h1").text()).isEqualTo("Séance d’ostéopathie, Hôtel de ville");
        assertThat(schedule.select("main").text()).contains("Il manque les heures", "Aucun créneau", "Salle 12");

        var path = ROOT + "/schedules/"
                + Tenant.call(town.operator(), schedules::all).getFirst().id();
        var page = manager.submit(
                hours(path), Map.of("weekday", "MONDAY", "from", "12:00", "until", "14:00", "validFrom", "2026-01-01"));
        assertThat(page.select("main").text())
                .contains("Les heures sont ajoutées", "lundi, de 12 h 00 à 14 h 00", "12 h 00 · ", "libre");
        assertThat(page.select(".slot-row .status").eachText()).anyMatch(it -> it.equals("13 h 00 · libre"));
        assertThat(manager.open(ROOT).select("main").text()).contains("lundi", "Ouvert", "45 minutes");
    }

    @Test
    void aNameIsAskedForAndThereOnlyOnce() {
        Practice.open(context, town);
        manager.open(ROOT);

        var twice = manager.submit(
                ROOT + "/practitioners",
                Map.of("name", "lou", "partner", town.farm().toString()));
        assertThat(manager.answer().getStatus()).isEqualTo(422);
        assertThat(twice.select("#name-error").text()).contains("déjà dans la liste");

        var nobody = manager.submit(ROOT + "/practitioners", Map.of("name", " ", "partner", "chez moi"));
        assertThat(nobody.select("#name-error").text()).contains("Dites comment s’appelle");
        assertThat(nobody.select("#partner-error").text()).contains("Choisissez une des réponses");
    }

    @Test
    void whatIsOffWithTheTermsIsToldAtItsField() {
        var practice = Practice.open(context, town);
        var path = ROOT + "/practitioners/" + practice.practitioner() + "/schedules";
        manager.open(path + "?site=hotel-de-ville");
        var wrong = terms("osteopathie");
        wrong.put("minutes", "2");

        var page = manager.submit(path, wrong);

        assertThat(manager.answer().getStatus()).isEqualTo(422);
        assertThat(page.select("#minutes-error").text()).contains("5", "480");
        assertThat(page.select("#room").val()).isEqualTo("Salle 12");

        assertThat(manager.submit(path, terms("osteopathie"))
                        .select("#offer-error")
                        .text())
                .contains("déjà un agenda");
        assertThat(manager.submit(path, terms("talons")).select("#offer-error").text())
                .contains("Choisissez une des réponses");
    }

    @Test
    void hoursThatMeetOthersOrEndBeforeTheyBeginComeBack() {
        var path = ROOT + "/schedules/" + Practice.open(context, town).schedule();
        manager.open(path);

        var page = manager.submit(
                hours(path), Map.of("weekday", "MONDAY", "from", "13:00", "until", "15:00", "validFrom", "2026-01-01"));
        assertThat(manager.answer().getStatus()).isEqualTo(422);
        assertThat(page.select("#hours-from-error").text()).contains("chevauchent");
        assertThat(page.select("#hours-weekday-MONDAY[checked]")).hasSize(1);

        assertThat(manager.submit(hours(path), Map.of("from", "15:00", "until", "14:00", "validFrom", "2026-01-01"))
                        .select(".error")
                        .eachText())
                .containsExactly("Cochez au moins un jour.");
        assertThat(manager.submit(
                                hours(path),
                                Map.of(
                                        "weekday",
                                        "MONDAY",
                                        "from",
                                        "15:00",
                                        "until",
                                        "14:00",
                                        "validFrom",
                                        "2026-01-01"))
                        .select("#hours-until-error")
                        .text())
                .contains("avant l’heure de début");
    }

    @Test
    void aDayDiffersAndIsLikeItsWeekAgain() {
        var practice = Practice.open(context, town);
        var path = ROOT + "/schedules/" + practice.schedule();
        var booked = practice.booked(context, 7);
        var day = booked.startsAt().atZone(booked.zone()).toLocalDate();
        manager.open(path);

        assertThat(manager.submit(path + "/days-off", Map.of("day", day.toString()))
                        .select("main")
                        .text())
                .contains("Un rendez-vous est déjà pris", "pas de rendez-vous");
        var other = manager.submit(
                path + "/days",
                Map.of(
                        "day",
                        day.toString(),
                        "from",
                        "09:00",
                        "until",
                        "10:00",
                        "againFrom",
                        "17:00",
                        "againUntil",
                        "18:00"));
        assertThat(other.select("main").text()).contains("de 9 h 00 à 10 h 00", "de 17 h 00 à 18 h 00");
        assertThat(manager.submit(
                                path + "/days",
                                Map.of("day", "2020-01-01", "from", "09:00", "until", "10:00", "againFrom", "17:00"))
                        .select(".error")
                        .eachText())
                .containsExactly("Ce jour est passé. Choisissez un jour à venir.", "Dites les deux heures, ou aucune.");
        manager.open(path);
        assertThat(manager.submit(path + "/days/reset", Map.of("day", day.toString()))
                        .select("main")
                        .text())
                .doesNotContain("de 17 h 00 à 18 h 00");
    }

    @Test
    void theTermsChangeAndTheScheduleClosesForWhoeverReadThem() {
        var practice = Practice.open(context, town);
        var path = ROOT + "/schedules/" + practice.schedule();
        manager.open(path);
        var group = terms("");
        group.remove("offer");
        group.put("capacity", "6");
        group.put("open", "true");

        assertThat(manager.submit(path, group).select(".slot-row").text()).contains("6 places sur 6");
        group.put("version", "0");
        manager.submit(path, group);
        assertThat(manager.answer().getStatus()).isEqualTo(409);

        manager.open(path);
        group.remove("version");
        group.remove("open");
        assertThat(manager.submit(path, group).select("main").text())
                .contains("Cet agenda est fermé", "Les agents ne voient pas ces créneaux");
    }

    @Test
    void whatIsTakenIsSeenAndHoursEnd() {
        var practice = Practice.open(context, town);
        practice.booked(context, 7);
        var path = ROOT + "/schedules/" + practice.schedule();

        var page = manager.open(path);
        assertThat(page.select(".slot-row .status").eachText())
                .filteredOn(it -> it.endsWith("pris"))
                .hasSize(1);
        var end = page.select("form[action$=/end]").attr("action");

        var ended = manager.submit(end, Map.of("lastDay", "2025-12-31"));
        assertThat(ended.select("form[action$=/end]")).hasSize(6);
    }

    @Test
    void somebodyReceivesNoMoreAndAgain() {
        var practice = Practice.open(context, town);
        var path = ROOT + "/practitioners/" + practice.practitioner();
        manager.open(path);

        assertThat(manager.submit(path, Map.of("name", "Lou Martin"))
                        .select("main")
                        .text())
                .contains("« Lou Martin » ne reçoit plus", "Fermé");
        assertThat(Tenant.call(town.operator(), () -> schedules.practitioner(practice.practitioner()))
                        .active())
                .isFalse();
        assertThat(manager.submit(path, Map.of("name", "Lou", "active", "true"))
                        .select("main")
                        .text())
                .contains("« Lou » reçoit de nouveau");
    }

    @Test
    void toTheManagerOfAnotherOperatorItDoesNotExist() {
        var practice = Practice.open(context, town);
        var other = signedIn(Town.build(context).manager());
        var token = other.open("/account").select("input[name=_csrf]").val();

        for (var path : List.of("/practitioners/" + practice.practitioner(), "/schedules/" + practice.schedule())) {
            assertThat(other.look(ROOT + path).getStatus()).as(path).isEqualTo(404);
            assertThat(other.postBlindly(ROOT + path, Map.of("_csrf", token)).getStatus())
                    .as(path)
                    .isEqualTo(404);
        }
        var day = dayClock.today().plusDays(3).toString();
        for (var path : List.of("/hours", "/days", "/days-off", "/days/reset")) {
            assertThat(other.postBlindly(
                                    ROOT + "/schedules/" + practice.schedule() + path,
                                    Map.of(
                                            "_csrf",
                                            token,
                                            "day",
                                            day,
                                            "from",
                                            "08:00",
                                            "until",
                                            "09:00",
                                            "weekday",
                                            "MONDAY",
                                            "validFrom",
                                            day))
                            .getStatus())
                    .as(path)
                    .isEqualTo(404);
        }
    }

    private static String hours(String path) {
        return path + "/hours";
    }

    private static LinkedHashMap<String, String> terms(String offer) {
        var terms = new LinkedHashMap<>(Map.of(
                "minutes", "45",
                "before", "5",
                "after", "10",
                "capacity", "1",
                "room", "Salle 12",
                "notice", "24",
                "horizon", "30",
                "cancel", "24",
                "answer", "4"));
        terms.put("offer", offer);
        return terms;
    }

    private Visitor signedIn(Town.Someone someone) {
        var visitor = new Visitor(mvc);
        visitor.signIn(someone.email(), Town.PASSWORD);
        return visitor;
    }
}
