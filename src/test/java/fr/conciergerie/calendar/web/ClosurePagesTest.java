package fr.conciergerie.calendar.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fr.conciergerie.accounts.Accounts;
import fr.conciergerie.animations.Fair;
import fr.conciergerie.animations.RegistrationTerms;
import fr.conciergerie.bookings.BookableSlots;
import fr.conciergerie.bookings.BookingRequest;
import fr.conciergerie.bookings.BookingStatus;
import fr.conciergerie.bookings.BookingView;
import fr.conciergerie.bookings.Bookings;
import fr.conciergerie.bookings.OpenHours;
import fr.conciergerie.bookings.Practice;
import fr.conciergerie.bookings.ScheduleTerms;
import fr.conciergerie.bookings.Schedules;
import fr.conciergerie.bookings.SeriesBookings;
import fr.conciergerie.bookings.SeriesRequest;
import fr.conciergerie.bookings.SeriesTerms;
import fr.conciergerie.bookings.Slot;
import fr.conciergerie.bookings.SlotId;
import fr.conciergerie.orders.Channel;
import fr.conciergerie.orders.Town;
import fr.conciergerie.organisations.Organisations;
import fr.conciergerie.shared.Tenant;
import fr.conciergerie.web.Actor;
import fr.conciergerie.web.Visitor;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.support.TransactionTemplate;

/** A site closes for some days: whoever says so sees what is in the way, and says what becomes of each, before anything happens. */
@SpringBootTest
@AutoConfigureMockMvc
class ClosurePagesTest {

    private static final String PATH = "/operator/calendar/hotel-de-ville/closures";

    @Autowired
    ApplicationContext context;

    @Autowired
    MockMvc mvc;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient jdbc;

    private Town town;
    private Practice practice;
    private Visitor manager;
    private BookingView booking;
    private LocalDate day;

    @BeforeEach
    void somebodyHasAnAppointment() {
        town = Town.build(context);
        practice = Practice.open(context, town);
        booking = practice.booked(context, 9);
        day = dayOf(booking);
        manager = signedIn(town.manager());
    }

    /** Each after the closure, with whoever they had chosen, and nobody in the hour of somebody else; told once each. */
    @Test
    void whoeverCanBeMovedIsMovedAndToldOnce() {
        Practice.open(context, town);
        practice.booked(context, 9);

        var look = look(day, day.plusDays(2));

        assertThat(look.text())
                .contains("2 rendez-vous sont à déplacer ou à annuler", "Inès Faure", "Rien ne change encore");
        var offered = chosen(look);
        assertThat(offered).hasSize(2).doesNotHaveDuplicates();
        assertThat(look.select("select option[selected]").text()).doesNotContain("avec Lou");
        assertThat(bookings()).extracting(this::dayOf).containsOnly(day);

        var done = confirm(look);

        assertThat(done.select("#flash").text())
                .contains("Ces jours sont fermés", "est déplacé ou annulé est prévenue");
        assertThat(done.text()).contains("Travaux");
        assertThat(bookings()).extracting(BookingView::status).containsOnly(BookingStatus.BOOKED);
        assertThat(bookings())
                .extracting(it -> new SlotId(it.schedule(), it.startsAt()).toString())
                .containsExactlyInAnyOrderElementsOf(offered);
        assertThat(bookings()).extracting(this::dayOf).allMatch(it -> it.isAfter(day.plusDays(2)));
        assertThat(bookings()).extracting(BookingView::schedule).containsOnly(practice.schedule());
        await().untilAsserted(() -> assertThat(told("Nouveau rendez-vous")).hasSize(2));
    }

    /** What is pressed twice happens once. */
    @Test
    void pressedTwiceItIsToldOnce() {
        var look = look(day, day);
        confirm(look);
        var moved = bookings();
        var fields = fields(look);
        look.select("main form[action=" + PATH + "] input[type=hidden]")
                .forEach(it -> fields.put(it.attr("name"), it.val()));

        assertThat(manager.postBlindly(PATH, fields).getStatus()).isLessThan(500);

        assertThat(bookings()).isEqualTo(moved);
        await().untilAsserted(() -> assertThat(told("Nouveau rendez-vous")).hasSize(1));
        assertThat(manager.open("/operator/calendar?site=hotel-de-ville").select("#patterns :matchesOwn(^Travaux$)"))
                .hasSize(1);
    }

    /** Somebody was quicker: nothing has happened yet, another hour is looked for, and what was typed is still there. */
    @Test
    void anHourThatIsTakenMeanwhileIsNotTakenTwice() {
        var look = look(day, day);
        var offered = SlotId.of(chosen(look).getFirst());
        as(() -> context.getBean(Bookings.class)
                .book(
                        context.getBean(Accounts.class)
                                .actors(town.colleague().account())
                                .getFirst(),
                        new BookingRequest(offered, null, Channel.ONLINE, null, null, null)));

        var again = confirm(look);

        assertThat(manager.answer().getStatus()).isEqualTo(422);
        assertThat(again.select("[name=reason]").val()).isEqualTo("Travaux");
        assertThat(again.select("select option").eachAttr("value")).doesNotContain(offered.toString());
        assertThat(bookings()).containsExactly(booking);
        assertThat(manager.open("/operator/calendar?site=hotel-de-ville").text())
                .contains("Aucune fermeture")
                .doesNotContain("Travaux");
    }

    @Test
    void nothingSaidIsNotCancelled() {
        var look = look(day, day);
        var silent = fields(look);
        silent.replaceAll((_, _) -> "");

        var again = manager.submit(PATH, silent);

        assertThat(manager.answer().getStatus()).isEqualTo(422);
        assertThat(again.select("#closure-" + field(booking) + "-error")).isNotEmpty();
        assertThat(bookings()).containsExactly(booking);
    }

    @Test
    void nobodyIsMovedIntoTheClosure() {
        var look = look(day, day.plusDays(1));
        for (var to : List.of(new SlotId(booking.schedule(), booking.startsAt()).toString(), "x", OutcomesForm.KEEP)) {
            manager.submit(PATH, Map.of(field(booking), to));
            assertThat(manager.answer().getStatus()).as(to).isEqualTo(422);
        }
        assertThat(look.text()).contains("Annuler ce rendez-vous");
        assertThat(bookings()).containsExactly(booking);
    }

    @Test
    void whoeverBookedAfterTheLookIsShownBeforeAnythingHappens() {
        var look = look(day, day);
        practice.booked(context, 9);

        var again = confirm(look);

        assertThat(manager.answer().getStatus()).isEqualTo(422);
        assertThat(again.text()).contains("Quelqu’un vient de réserver", "2 rendez-vous sont à déplacer ou à annuler");
        assertThat(bookings()).extracting(this::dayOf).containsOnly(day);
    }

    /** Two closures one after the other, and the first undone: what was moved stays where it is. */
    @Test
    void whatWasMovedIsMovedAgainAndStaysThereOnceTheSiteIsOpen() {
        var elsewhere = signedIn(town.manager());
        elsewhere.open("/operator/calendar?site=hotel-de-ville");
        var theirs = elsewhere.submit(PATH, days(day, day.plusDays(3)));
        confirm(look(day, day));
        assertThat(bookings()).extracting(this::dayOf).allMatch(it -> it.isAfter(day) && it.isBefore(day.plusDays(4)));

        elsewhere.submit(PATH, fields(theirs));

        var moved = bookings();
        assertThat(moved).extracting(this::dayOf).allMatch(it -> it.isAfter(day.plusDays(3)));
        var calendar = manager.open("/operator/calendar?site=hotel-de-ville");
        for (var lifting : calendar.select("form[action$=/lifting]").eachAttr("action")) {
            manager.open("/operator/calendar?site=hotel-de-ville");
            assertThat(manager.submit(lifting, Map.of()).select("#flash").text())
                    .contains("Ce qui a été déplacé ou annulé le reste");
        }
        assertThat(bookings()).isEqualTo(moved);
    }

    /** It began yesterday, and is only typed now. */
    @Test
    void aClosureThatIsTypedLateConcernsWhatIsStillToCome() {
        assertThat(look(day.minusDays(20), day).text()).contains("Un rendez-vous est à déplacer ou à annuler");
        assertThat(look(day.minusDays(20), day.minusDays(17)).text()).contains("Ces jours sont passés");
        assertThat(bookings()).containsExactly(booking);
    }

    /** In the night of the island it is still the day before in Bordeaux. */
    @Test
    void theDaysAreThoseOfTheSite() {
        Tenant.run(
                town.operator(),
                () -> transaction.executeWithoutResult(
                        _ -> jdbc.sql("update organisations.site set zone = 'Indian/Reunion', holiday_zone = 'RE'")
                                .update()));
        Tenant.run(
                town.operator(),
                () -> context.getBean(Schedules.class)
                        .addWeekly(
                                practice.schedule(),
                                List.of(DayOfWeek.values()),
                                new OpenHours(LocalTime.of(0, 15), LocalTime.of(2, 0)),
                                LocalDate.of(2024, 1, 1),
                                null));
        var early = practice.booked(context, 12);
        var there = dayOf(early);
        assertThat(early.startsAt().atZone(early.zone()).getHour()).isZero();

        assertThat(look(there.minusDays(1), there.minusDays(1)).text()).doesNotContain("rendez-vous est à déplacer");
        var look = look(there, there);

        assertThat(look.text()).contains("Un rendez-vous est à déplacer ou à annuler");
        confirm(look);
        assertThat(bookings()).extracting(this::dayOf).doesNotContain(there);
    }

    /** Three hours bought at once, one of which falls into the closure: the other two stay. */
    @Test
    void ofASeriesTheOneHourIsMoved() {
        var course = Practice.open(
                context, town, new ScheduleTerms(45, 5, 10, 1, 24, 60, 24, 4, null, new SeriesTerms(3, 0, true), null));
        var first = course.booked(context, 16);
        var next = as(() -> {
            var site = context.getBean(Organisations.class).site(town.hall());
            var slots = context.getBean(BookableSlots.class);
            var day = dayOf(first).plusDays(1);
            return slots.at(agent(), site, slots.schedules(agent(), site), day, day.plusDays(7)).stream()
                    .filter(it -> it.isFree() && it.schedule().equals(course.schedule()))
                    .findFirst()
                    .orElseThrow();
        });
        var three = as(() -> {
            var series = context.getBean(SeriesBookings.class);
            var slots = series.from(agent(), next.id(), null).sessions().stream()
                    .map(Slot::id)
                    .toList();
            series.book(agent(), new SeriesRequest(slots, null, Channel.ONLINE, null, null, null));
            return slots;
        });
        var closed = three.get(1).startsAt().atZone(first.zone()).toLocalDate();

        confirm(look(closed, closed));

        assertThat(bookings())
                .filteredOn(it -> it.schedule().equals(course.schedule()))
                .filteredOn(it -> !it.id().equals(first.id()))
                .extracting(this::dayOf)
                .hasSize(3)
                .contains(
                        three.get(0).startsAt().atZone(first.zone()).toLocalDate(),
                        three.get(2).startsAt().atZone(first.zone()).toLocalDate())
                .doesNotContain(closed);
        await().untilAsserted(() -> assertThat(told("Nouveau rendez-vous")).hasSize(1));
    }

    @Test
    void everySiteIsLookedAtWhereAllClose() {
        var fields = new LinkedHashMap<>(days(day, day));
        fields.put("everywhere", "true");
        manager.open("/operator/calendar?site=depot");
        var path = PATH.replace("hotel-de-ville", "depot");

        var look = manager.submit(path, fields);

        assertThat(look.text()).contains("Tous les sites", "Inès Faure");
        manager.submit(path, fields(look));
        assertThat(bookings()).extracting(this::dayOf).doesNotContain(day);
    }

    /** An animation may need no desk: nobody says in silence that it does not take place. */
    @Test
    void anAnimationIsKeptOrCancelledAsWasSaid() {
        var terms = new RegistrationTerms(1, 0, null, null);
        var cancelled = Fair.announced(context, town, terms, 20);
        var kept = Fair.announced(context, town, null, 20);
        var fairDay = cancelled.seen(context).times().starts().toLocalDate();
        register(town.agent(), cancelled, "/registration");
        register(town.colleague(), cancelled, "/waiting");

        var look = look(fairDay, fairDay);

        assertThat(look.text())
                .contains("2 animations sont prévues ces jours-là", "1 inscrit, 1 en attente", "aucun inscrit");
        assertThat(chosen(look)).isEmpty();
        manager.submit(PATH, Map.of());
        assertThat(manager.answer().getStatus()).isEqualTo(422);
        var said = Map.of(
                OutcomesForm.field(cancelled.id().value()),
                OutcomesForm.CANCEL,
                OutcomesForm.field(kept.id().value()),
                OutcomesForm.KEEP,
                "why",
                "La salle est en travaux.");
        manager.submit(PATH, said);

        assertThat(cancelled.seen(context).cancelReason()).isEqualTo("La salle est en travaux.");
        assertThat(kept.seen(context).cancelReason()).isNull();
        await().untilAsserted(() -> assertThat(told("Annulé\u00a0: Collecte de vêtements"))
                .as("who had a place, and who waited for one")
                .hasSize(2));
        assertThat(subjects()).doesNotContain("Pas de place cette fois");
        assertThat(signedIn(town.agent()).open("/animations/" + cancelled.id()).text())
                .contains("La salle est en travaux.");
    }

    @Test
    void anAnimationThatIsAnnouncedAfterTheLookIsShownBeforeAnythingHappens() {
        var look = look(day, day);
        var fair = Fair.announced(context, town, null, 30);
        var later = fair.seen(context).times().starts().toLocalDate();
        fair.postponed(context, (int) ChronoUnit.DAYS.between(later, day));

        var again = confirm(look);

        assertThat(manager.answer().getStatus()).isEqualTo(422);
        assertThat(again.text()).contains("Une animation vient d’être annoncée", "Collecte de vêtements");
        assertThat(bookings()).containsExactly(booking);
    }

    private Document look(LocalDate first, LocalDate last) {
        manager.open("/operator/calendar?site=hotel-de-ville");
        return manager.submit(PATH, days(first, last));
    }

    private static Map<String, String> days(LocalDate first, LocalDate last) {
        return Map.of("firstDay", first.toString(), "lastDay", last.toString(), "reason", "Travaux");
    }

    private Document confirm(Document look) {
        return manager.submit(PATH, fields(look));
    }

    /** What is chosen when the button is pressed; what the page puts into the form goes along by itself. */
    private static Map<String, String> fields(Document look) {
        var fields = new LinkedHashMap<String, String>();
        look.select("main form select")
                .forEach(it -> fields.put(
                        it.attr("name"), it.select("option[selected]").attr("value")));
        return fields;
    }

    private static List<String> chosen(Document look) {
        return look.select("main select option[selected]").eachAttr("value");
    }

    private static String field(BookingView booking) {
        return OutcomesForm.field(booking.id().value());
    }

    private void register(Town.Someone someone, Fair fair, String how) {
        var visitor = signedIn(someone);
        visitor.open("/animations/" + fair.id());
        visitor.submit("/animations/" + fair.id() + how, Map.of());
    }

    private Actor agent() {
        return context.getBean(Accounts.class).actors(town.agent().account()).getFirst();
    }

    private List<BookingView> bookings() {
        return as(() -> context.getBean(Bookings.class).mine(agent(), 10));
    }

    private LocalDate dayOf(BookingView one) {
        return one.startsAt().atZone(one.zone()).toLocalDate();
    }

    private List<String> told(String subject) {
        return subjects().stream().filter(it -> it.startsWith(subject)).toList();
    }

    private List<String> subjects() {
        return as(() -> transaction.execute(_ -> jdbc.sql("select subject from notifications.message order by id")
                .query(String.class)
                .list()));
    }

    private <T> T as(Supplier<T> work) {
        return Tenant.call(town.operator(), work::get);
    }

    private Visitor signedIn(Town.Someone someone) {
        var visitor = new Visitor(mvc);
        visitor.signIn(someone.email(), Town.PASSWORD);
        return visitor;
    }
}
