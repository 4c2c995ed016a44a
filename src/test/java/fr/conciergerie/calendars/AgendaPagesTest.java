package fr.conciergerie.calendars;

import static org.assertj.core.api.Assertions.assertThat;

import fr.conciergerie.bookings.BookingView;
import fr.conciergerie.bookings.Practice;
import fr.conciergerie.orders.Town;
import fr.conciergerie.shared.DayClock;
import fr.conciergerie.web.Visitor;
import java.time.LocalDate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.ApplicationContext;
import org.springframework.test.web.servlet.MockMvc;

/** One's own days, as a list, a week and a month. */
@SpringBootTest
@AutoConfigureMockMvc
class AgendaPagesTest {

    @Autowired
    ApplicationContext context;

    @Autowired
    MockMvc mvc;

    @Autowired
    DayClock dayClock;

    private Town town;
    private BookingView booked;
    private LocalDate day;

    @BeforeEach
    void anHourIsTaken() {
        town = Town.build(context);
        booked = Practice.open(context, town).booked(context, 9);
        day = booked.startsAt().atZone(booked.zone()).toLocalDate();
    }

    @ParameterizedTest
    @ValueSource(strings = {"list", "week", "month"})
    void aMemberFindsTheirAppointmentInEveryView(String view) {
        var page = signedIn(town.agent()).open("/agenda?view=" + view + "&day=" + day);

        assertThat(page.select("main a[href=/appointments/" + booked.id() + "]").text())
                .contains("Séance d’ostéopathie");
        assertThat(page.select("main").text()).contains("12 h 00");
    }

    @Test
    void theListTellsAllThatTheMonthDoesAndMore() {
        var agent = signedIn(town.agent());
        var month = agent.open("/agenda?view=month&day=" + day).select("td:not(.agenda-other) li");
        var list = agent.open("/agenda?view=list&day=" + day).select("main .booking-row");

        assertThat(list).hasSameSizeAs(month);
        assertThat(list.text()).contains("jusqu’à 12 h 45", "Hôtel de ville", "Conciergerie ouverte");
    }

    @Test
    void aMonthIsATableOfWholeWeeksWithItsDaysAsHeadings() {
        var table =
                signedIn(town.agent()).open("/agenda?view=month&day=2026-02-10").select("table");

        assertThat(table.select("caption").text()).isEqualTo("Jours du mois, février 2026");
        assertThat(table.select("th[scope=col] abbr").eachAttr("title"))
                .startsWith("lundi")
                .hasSize(7)
                .endsWith("dimanche");
        assertThat(table.select("tbody tr")).hasSize(5);
        assertThat(table.select("td.agenda-other")).hasSize(7);
        assertThat(table.select("td .visually-hidden").eachText().getFirst()).isEqualTo("lundi 26 janvier");
    }

    @Test
    void whoeverReceivesFindsANameAndTheDeskTheirSitesToo() {
        assertThat(signedIn(town.farmer())
                        .open("/agenda?day=" + day)
                        .select("main")
                        .text())
                .contains("Inès Faure")
                .doesNotContain("ostéopathie", "Conciergerie ouverte");
        assertThat(signedIn(town.concierge())
                        .open("/agenda?day=" + day)
                        .select("main")
                        .text())
                .contains("Inès Faure", "Conciergerie ouverte")
                .doesNotContain("ostéopathie");
        assertThat(signedIn(town.colleague())
                        .open("/agenda?day=" + day)
                        .select("main")
                        .text())
                .doesNotContain("ostéopathie", "Inès");
    }

    @Test
    void oneGoesFromMonthToMonthAndBackToToday() {
        var agent = signedIn(town.agent());
        var later = agent.open("/agenda?view=month").select("a:contains(Après)").attr("href");

        assertThat(later)
                .contains("view=month", dayClock.thisMonth().plusMonths(1).toString());
        assertThat(agent.open(later).select("main a:contains(Aujourd’hui)")).hasSize(1);
        assertThat(agent.open("/agenda?view=year").text()).contains("pas");
        assertThat(agent.answer().getStatus()).isEqualTo(404);
        assertThat(agent.look("/agenda?day=9999-01-01").getStatus()).isEqualTo(404);
    }

    private Visitor signedIn(Town.Someone someone) {
        var visitor = new Visitor(mvc);
        visitor.signIn(someone.email(), Town.PASSWORD);
        return visitor;
    }
}
