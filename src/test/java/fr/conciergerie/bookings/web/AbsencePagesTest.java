package fr.conciergerie.bookings.web;

import static org.assertj.core.api.Assertions.assertThat;

import fr.conciergerie.accounts.Accounts;
import fr.conciergerie.bookings.BookingRequest;
import fr.conciergerie.bookings.BookingStatus;
import fr.conciergerie.bookings.BookingView;
import fr.conciergerie.bookings.Bookings;
import fr.conciergerie.bookings.Practice;
import fr.conciergerie.bookings.SlotId;
import fr.conciergerie.calendar.web.OutcomesForm;
import fr.conciergerie.orders.Channel;
import fr.conciergerie.orders.Town;
import fr.conciergerie.shared.Tenant;
import fr.conciergerie.web.Visitor;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.ApplicationContext;
import org.springframework.test.web.servlet.MockMvc;

/** Somebody who receives is away: whoever says so sees whom it concerns before anything happens. */
@SpringBootTest
@AutoConfigureMockMvc
class AbsencePagesTest {

    @Autowired
    ApplicationContext context;

    @Autowired
    MockMvc mvc;

    private Town town;
    private Practice practice;
    private BookingView booking;
    private LocalDate day;

    @BeforeEach
    void somebodyHasAnAppointment() {
        town = Town.build(context);
        practice = Practice.open(context, town);
        booking = practice.booked(context, 9);
        day = booking.startsAt().atZone(booking.zone()).toLocalDate();
    }

    @Test
    void whoWouldComeIsNamedFirstAndToldThen() {
        var manager = visitor(town.manager());
        var colleague = visitor(town.colleague());
        colleague.open("/sites");
        colleague.submit("/sites", Map.of("site", "hotel-de-ville"));
        var slot = "/appointments/slots/" + slot();
        colleague.open(slot);
        colleague.submit(slot + "/waiting", Map.of());
        var path = "/operator/appointments/practitioners/" + practice.practitioner() + "/absence";

        assertThat(manager.open("/operator/appointments/practitioners/" + practice.practitioner())
                        .select("a[href=" + path + "]"))
                .isNotEmpty();
        manager.open(path);
        var look = manager.submit(path, days(day, day.plusDays(3)));

        assertThat(look.text())
                .contains("Un rendez-vous est à déplacer ou à annuler", "Inès Faure", "prévenir cette personne");
        assertThat(appointments(town.agent())).contains("À venir");
        var done = manager.submit(path, cancelling(look));
        assertThat(done.select("#flash").text()).contains("L’absence est notée", "Une personne est prévenue");
        assertThat(appointments(town.agent())).contains("Annulé").doesNotContain("À venir");
        assertThat(colleague.open("/appointments").text()).doesNotContain("Liste d’attente");
        assertThat(colleague.open(slot).text()).doesNotContain("Attendre une place", "Votre rendez-vous");
    }

    /** Each gets an hour of their own, after the absence, and nobody the one of somebody else. */
    @Test
    void whoeverCanBeMovedIsMovedAndToldOnce() {
        var second = practice.booked(context, 9);
        assertThat(second.startsAt()).isAfter(booking.startsAt());
        var farmer = visitor(town.farmer());
        var path = "/partner/appointments/absence/" + practice.practitioner();
        farmer.open(path);

        var look = farmer.submit(path, days(day, day.plusDays(1)));
        var offered = look.select("select option[selected]").eachAttr("value");
        assertThat(offered).hasSize(2).doesNotHaveDuplicates();
        assertThat(look.select("select option[selected]").text())
                .contains("12 h 00", "13 h 00")
                .doesNotContain("Lou");
        farmer.submit(path, confirmed(look));

        assertThat(farmer.page().select("#flash").text()).contains("2 personnes sont prévenues");
        var kept = bookings();
        assertThat(kept).extracting(BookingView::status).containsOnly(BookingStatus.BOOKED);
        assertThat(kept)
                .extracting(it -> new SlotId(it.schedule(), it.startsAt()).toString())
                .containsExactlyInAnyOrderElementsOf(offered);
        assertThat(kept)
                .allMatch(it -> it.startsAt().atZone(it.zone()).toLocalDate().isAfter(day.plusDays(1)));
        assertThat(appointments(town.agent())).contains("À venir").doesNotContain("Annulé");
    }

    /** The dentist at one: who comes at noon comes, who comes at one is moved, and both hours are looked at by the clock of the site. */
    @Test
    void whoeverIsAwayForSomeHoursReceivesTheOthers() {
        var second = practice.booked(context, 9);
        var at = second.startsAt().atZone(second.zone());
        assertThat(at.toLocalDate()).isEqualTo(day);
        var farmer = visitor(town.farmer());
        var path = "/partner/appointments/absence/" + practice.practitioner();
        farmer.open(path);
        var backwards = new LinkedHashMap<>(days(day, day));
        backwards.put("from", "15:00");
        backwards.put("until", "14:00");
        var wrong = farmer.submit(path, backwards);
        assertThat(farmer.answer().getStatus()).isEqualTo(422);
        assertThat(wrong.select("[name=until][aria-invalid=true]")).hasSize(1);
        assertThat(wrong.select("[name=from]").attr("value")).isEqualTo("15:00");

        var several = new LinkedHashMap<>(days(day, day.plusDays(2)));
        several.put("from", "14:00");
        several.put("until", "09:00");
        assertThat(farmer.submit(path, several).text())
                .as("away all the time between, not for some hours of each day")
                .contains("Le premier jour, à partir de 14", "Le dernier jour, jusqu’à 9");

        farmer.open(path);
        var hours = new LinkedHashMap<>(days(day, day));
        hours.put("from", at.toLocalTime().toString());
        hours.put("until", "");
        var look = farmer.submit(path, hours);
        assertThat(look.text()).contains("Un rendez-vous est à déplacer ou à annuler", "À partir de");
        assertThat(look.select("select option[selected]")).hasSize(1);
        farmer.submit(path, confirmed(look));

        assertThat(farmer.page().select("#flash").text()).contains("Une personne est prévenue");
        assertThat(bookings())
                .extracting(BookingView::startsAt)
                .contains(booking.startsAt())
                .doesNotContain(second.startsAt());
        farmer.open(path);
        assertThat(farmer.submit(path, hours).text()).contains("Personne n’a rendez-vous à ce moment-là");
    }

    /** Somebody was quicker: nothing has happened yet, and another hour is looked for. */
    @Test
    void anHourThatIsTakenMeanwhileIsNotTakenTwice() {
        var farmer = visitor(town.farmer());
        var path = "/partner/appointments/absence/" + practice.practitioner();
        farmer.open(path);
        var look = farmer.submit(path, days(day, day));
        var offered = SlotId.of(look.select("select option[selected]").attr("value"));
        Tenant.run(town.operator(), () -> {
            var colleague = context.getBean(Accounts.class)
                    .actors(town.colleague().account())
                    .getFirst();
            context.getBean(Bookings.class)
                    .book(colleague, new BookingRequest(offered, null, Channel.ONLINE, null, null, null));
        });

        var again = farmer.submit(path, confirmed(look));

        assertThat(farmer.answer().getStatus()).isEqualTo(422);
        assertThat(confirmed(again).values()).doesNotContain(offered.toString(), OutcomesForm.CANCEL);
        assertThat(bookings()).extracting(BookingView::startsAt).containsExactly(booking.startsAt());
        // Nothing said is not "cancelled".
        var silent = confirmed(again);
        silent.replaceAll((_, _) -> "");
        farmer.submit(path, silent);
        assertThat(farmer.answer().getStatus()).isEqualTo(422);
        assertThat(farmer.submit(path, confirmed(again)).select("#flash").text())
                .contains("Une personne est prévenue");
        assertThat(bookings()).extracting(BookingView::startsAt).doesNotContain(booking.startsAt());
    }

    @Test
    void nobodyIsMovedIntoTheAbsenceOrElsewhere() {
        var farmer = visitor(town.farmer());
        var path = "/partner/appointments/absence/" + practice.practitioner();
        farmer.open(path);
        var look = farmer.submit(path, days(day, day));
        var other = Practice.open(context, town);
        for (var to :
                List.of(slot(), new SlotId(other.schedule(), booking.startsAt().plusSeconds(60)).toString(), "x")) {
            var fields = confirmed(look);
            fields.replaceAll((name, value) -> name.startsWith("to-") ? to : value);
            farmer.submit(path, fields);
            assertThat(farmer.answer().getStatus()).as(to).isEqualTo(422);
        }
        assertThat(bookings()).extracting(BookingView::startsAt).containsExactly(booking.startsAt());
    }

    @Test
    void whoeverBookedAfterTheLookIsShownBeforeAnythingHappens() {
        var manager = visitor(town.manager());
        var path = "/operator/appointments/practitioners/" + practice.practitioner() + "/absence";
        manager.open(path);
        var look = manager.submit(path, days(day, day));
        practice.booked(context, 9);

        var again = manager.submit(path, confirmed(look));

        assertThat(manager.answer().getStatus()).isEqualTo(422);
        assertThat(again.text()).contains("Quelqu’un vient de réserver", "2 rendez-vous sont à déplacer ou à annuler");
        assertThat(appointments(town.agent())).contains("À venir");
    }

    @Test
    void aPartnerSaysItOfTheirOwnPeople() {
        var farmer = visitor(town.farmer());
        var path = "/partner/appointments/absence/" + practice.practitioner();

        assertThat(farmer.open("/partner/appointments").text()).contains("Noter mon absence");
        farmer.open(path);
        var look = farmer.submit(path, days(day, day));
        farmer.submit(path, cancelling(look));

        assertThat(appointments(town.agent())).contains("Annulé");
        assertThat(farmer.open("/partner/appointments?from=" + day).text()).contains("Personne ne vient cette semaine");
        assertThat(farmer.page().text()).contains("Rendre ce moment");
    }

    /** A site that closes takes the appointments of those days with it, and says so before. */
    @Test
    void whoClosesASiteSeesWhoWouldComeThere() {
        var manager = visitor(town.manager());
        var path = "/operator/calendar/hotel-de-ville/closures";
        manager.open("/operator/calendar?site=hotel-de-ville");

        var look = manager.submit(
                path,
                Map.of("firstDay", day.toString(), "lastDay", day.plusDays(2).toString(), "reason", "Travaux"));

        assertThat(look.text()).contains("Un rendez-vous est à déplacer ou à annuler", "Inès Faure");
        assertThat(appointments(town.agent())).contains("À venir");
        var done = manager.submit(path, cancelling(look));
        assertThat(done.select("#flash").text()).contains("Ces jours sont fermés. Chaque personne");
        assertThat(done.text()).contains("Travaux");
        assertThat(appointments(town.agent())).contains("Annulé").doesNotContain("À venir");
    }

    @Test
    void ofOthersPeopleNobodySaysIt() {
        var cobbler = visitor(town.cobblerAtWork());

        cobbler.open("/partner/appointments/absence/" + practice.practitioner());

        assertThat(cobbler.answer().getStatus()).isEqualTo(404);
    }

    @Test
    void daysThatAreOverOrOutOfOrderAreToldAtTheirField() {
        var manager = visitor(town.manager());
        var path = "/operator/appointments/practitioners/" + practice.practitioner() + "/absence";
        manager.open(path);

        assertThat(manager.submit(path, days(day, day.minusDays(1))).text())
                .contains("Le dernier jour est avant le premier");
        assertThat(manager.submit(path, days(day.minusDays(60), day)).text()).contains("Ces jours sont passés");
        assertThat(manager.submit(path, days(day, day.plusDays(200))).text()).contains("au plus 92 jours");
    }

    private String slot() {
        return new SlotId(booking.schedule(), booking.startsAt()).toString();
    }

    private static Map<String, String> days(LocalDate first, LocalDate last) {
        return Map.of("first", first.toString(), "last", last.toString());
    }

    /** What is chosen when the button is pressed; what the page puts into the form goes along by itself. */
    private static Map<String, String> confirmed(Document look) {
        var fields = new LinkedHashMap<String, String>();
        look.select("main form select").forEach(it -> fields.put(it.attr("name"), chosen(it)));
        return fields;
    }

    /** The first hour where none is. */
    private static String chosen(Element select) {
        var chosen = select.selectFirst("option[selected]");
        return Objects.requireNonNull(chosen == null ? select.selectFirst("option:not([value=''])") : chosen)
                .attr("value");
    }

    /** The same, with nobody moved. */
    private static Map<String, String> cancelling(Document look) {
        var fields = confirmed(look);
        fields.replaceAll((name, value) -> name.startsWith("to-") ? OutcomesForm.CANCEL : value);
        return fields;
    }

    private List<BookingView> bookings() {
        return Tenant.call(town.operator(), () -> {
            var agent = context.getBean(Accounts.class)
                    .actors(town.agent().account())
                    .getFirst();
            return context.getBean(Bookings.class).mine(agent, 10);
        });
    }

    private String appointments(Town.Someone someone) {
        return visitor(someone).open("/appointments").text();
    }

    private Visitor visitor(Town.Someone someone) {
        var visitor = new Visitor(mvc);
        visitor.signIn(someone.email(), Town.PASSWORD);
        return visitor;
    }
}
