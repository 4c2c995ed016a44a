package fr.conciergerie.notifications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import fr.conciergerie.accounts.Accounts;
import fr.conciergerie.bookings.BookableSlots;
import fr.conciergerie.bookings.BookingRequest;
import fr.conciergerie.bookings.BookingView;
import fr.conciergerie.bookings.Bookings;
import fr.conciergerie.bookings.GuestRequest;
import fr.conciergerie.bookings.Guests;
import fr.conciergerie.bookings.Practice;
import fr.conciergerie.bookings.ScheduleTerms;
import fr.conciergerie.bookings.SeriesBookings;
import fr.conciergerie.bookings.SeriesRequest;
import fr.conciergerie.bookings.SeriesTerms;
import fr.conciergerie.bookings.Slot;
import fr.conciergerie.journeys.ForeignReader;
import fr.conciergerie.orders.Channel;
import fr.conciergerie.orders.ClosedReason;
import fr.conciergerie.orders.Orders;
import fr.conciergerie.orders.Reason;
import fr.conciergerie.orders.Town;
import fr.conciergerie.organisations.Organisations;
import fr.conciergerie.shared.Tenant;
import fr.conciergerie.web.Actor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.ApplicationContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** What the letters about one appointment bring along for a calendar, from a real mail server. */
@SpringBootTest
@AutoConfigureMockMvc
class AppointmentInvitationsTest {

    private static final GreenMail SERVER = new GreenMail(ServerSetup.SMTP.dynamicPort());

    @Autowired
    ApplicationContext context;

    @Autowired
    Bookings bookings;

    private Town town;
    private BookingView booked;

    @DynamicPropertySource
    static void mailServer(DynamicPropertyRegistry properties) {
        SERVER.start();
        properties.add("conciergerie.smtp.host", () -> "localhost");
        properties.add("conciergerie.smtp.port", () -> SERVER.getSmtp().getPort());
        properties.add("conciergerie.smtp.from", () -> "bonjour@conciergerie.example");
        properties.add("conciergerie.smtp.starttls", () -> "OFF");
    }

    @AfterAll
    static void closeMailServer() {
        SERVER.stop();
    }

    @BeforeEach
    void anHourIsTaken() {
        town = Town.build(context);
        booked = Practice.open(context, town).booked(context, 9);
    }

    /** As they came out of the mail server: an invitation, its new hour, and what takes it away. */
    @Test
    void programsOfOthersReadWhatTheLettersBringWithoutAComplaint(@TempDir Path folder) throws Exception {
        invitation(0);
        var moved = Practice.moved(context, town, booked);
        invitation(1);
        as(() -> bookings.cancel(agent(), booked.id(), Reason.chosen(ClosedReason.NO_LONGER_NEEDED), moved.version()));
        invitation(2);

        var files = received()
                .filter(ReceivedMail::bringsAnEntry)
                .map(ReceivedMail::file)
                .toList();

        for (var reader : ForeignReader.values()) {
            var found = new ArrayList<String>();
            for (var file : files) {
                found.addAll(reader.found(Files.writeString(folder.resolve("invite.ics"), file)));
            }
            assertThat(found)
                    .as(reader.name())
                    .containsExactly(
                            entry(0, booked, "REQUEST|CONFIRMED"),
                            entry(1, moved, "REQUEST|CONFIRMED"),
                            entry(2, moved, "CANCEL|CANCELLED"));
        }
    }

    private static String entry(int sequence, BookingView booking, String standing) {
        return "booking-%s@conciergerie|%d|%s|%s|%s|Rendez-vous bien-être"
                .formatted(booking.id(), sequence, booking.startsAt(), booking.endsAt(), standing);
    }

    @Test
    void anHourIsNotedMovedAndTakenAwayUnderOneName() {
        var asked = invitation(0);
        var moved = Practice.moved(context, town, booked);
        var again = invitation(1);
        as(() -> bookings.cancel(agent(), booked.id(), Reason.chosen(ClosedReason.NO_LONGER_NEEDED), moved.version()));
        var over = invitation(2);

        assertThat(List.of(asked, again, over))
                .allSatisfy(it -> assertThat(it)
                        .contains("UID:booking-" + booked.id() + "@conciergerie", "SUMMARY:Rendez-vous bien-être")
                        .contains("ORGANIZER;", ":mailto:bonjour@conciergerie.example")
                        .doesNotContainIgnoringCase("ostéo", booked.orderNumber()));
        assertThat(asked).contains("METHOD:REQUEST", "SEQUENCE:0");
        assertThat(again).contains("METHOD:REQUEST", "SEQUENCE:1");
        assertThat(over).contains("METHOD:CANCEL", "SEQUENCE:2");
        assertThat(line(over, "DTSTART")).isEqualTo(line(again, "DTSTART")).isNotEqualTo(line(asked, "DTSTART"));
    }

    /** Of several entries in one letter a calendar takes the first, so each hour of a series has a letter of its own. */
    @Test
    void theHoursOfASeriesAreNotedOneByOne() {
        // that of the hour which is taken before each test
        invitation(0);
        var terms = new ScheduleTerms(45, 5, 10, 1, 24, 60, 24, 4, null, new SeriesTerms(3, 0, true), null);
        var practice = Practice.open(context, town, terms);
        var series = as(() -> {
            var site = context.getBean(Organisations.class).site(town.hall());
            var slots = context.getBean(BookableSlots.class);
            var day = booked.startsAt().atZone(site.zone()).toLocalDate().plusDays(1);
            var first = slots.at(agent(), site, slots.schedules(agent(), site), day, day.plusDays(7)).stream()
                    .filter(it -> it.isFree() && it.schedule().equals(practice.schedule()))
                    .findFirst()
                    .orElseThrow();
            var bookings = context.getBean(SeriesBookings.class);
            var sessions = bookings.from(agent(), first.id(), null).sessions();
            return bookings.book(
                    agent(),
                    new SeriesRequest(
                            sessions.stream().map(Slot::id).toList(), null, Channel.ONLINE, null, null, null));
        });
        invitation(3);
        as(() -> context.getBean(Orders.class)
                .withdraw(agent(), series.getFirst().order()));
        invitation(6);

        var all = invitations();
        assertThat(all.subList(1, 4)).allSatisfy(it -> assertThat(it).contains("METHOD:REQUEST", "SEQUENCE:0"));
        assertThat(all.subList(4, 7)).allSatisfy(it -> assertThat(it).contains("METHOD:CANCEL", "SEQUENCE:1"));
        assertThat(all.subList(1, 7))
                .allSatisfy(it -> assertThat(it.lines().filter(line -> line.startsWith("UID:")))
                        .hasSize(1));
        assertThat(all.subList(1, 4).stream().map(it -> line(it, "UID")))
                .containsExactlyInAnyOrderElementsOf(series.stream()
                        .map(it -> "UID:booking-" + it.id() + "@conciergerie")
                        .toList());
    }

    /** One letter and one entry for both, and for the guest alone a word that they need not come. */
    @Test
    void twoWhoComeTogetherAreToldOnce() {
        var practice = Practice.open(context, town, new ScheduleTerms(45, 0, 0, 4, 24, 60, 24, 4, "Salle 2"));
        letters(1);
        var pair = as(() -> bookings.book(agent(), two(practice, 3)));
        letters(2);
        as(() -> {
            var guest = bookings.booking(agent(), Objects.requireNonNull(pair.guest()));
            return bookings.cancel(agent(), guest.id(), Reason.chosen(ClosedReason.NO_LONGER_NEEDED), guest.version());
        });
        letters(3);
        cancelled(pair);
        letters(4);
        var other = as(() -> bookings.book(agent(), two(practice, 6)));
        letters(5);
        cancelled(other);
        letters(6);
        var last = as(() -> bookings.book(agent(), two(practice, 9)));

        var letters = letters(7);
        assertThat(letters).as("no other letter").hasSize(7);
        assertThat(letters.stream().filter(it -> it.contains("90,00")))
                .hasSize(3)
                .allSatisfy(it -> assertThat(it).contains("Personnes : 2"));
        assertThat(letters.stream().filter(it -> it.contains("Votre place reste réservée")))
                .hasSize(1)
                .allSatisfy(it -> assertThat(it)
                        .contains("la place de la personne qui vient avec vous")
                        .doesNotContain("Personnes"));
        assertThat(letters.stream().filter(it -> it.contains("est annulé") && it.contains("Personnes : 2")))
                .as("both stay away at once; of the first two, one had been given back before")
                .hasSize(1);
        assertThat(invitations().stream().map(it -> line(it, "METHOD") + " " + line(it, "UID")))
                .containsExactlyInAnyOrder(
                        entry("REQUEST", booked),
                        entry("REQUEST", pair),
                        entry("CANCEL", pair),
                        entry("REQUEST", other),
                        entry("CANCEL", other),
                        entry("REQUEST", last));
    }

    /** A letter for the contract of the place, the entry that both have, and one word where neither comes. */
    @Test
    void whoeverIsBroughtLaterIsToldOfOnce() {
        var practice = Practice.open(context, town, new ScheduleTerms(45, 0, 0, 4, 24, 60, 24, 4, "Salle 2"));
        letters(1);
        var own = as(() -> bookings.book(agent(), forOne(practice, 3)));
        letters(2);
        as(() -> context.getBean(Guests.class)
                .add(agent(), own.id(), new GuestRequest(Channel.ONLINE, null, null, null), own.version()));
        letters(3);
        as(() -> {
            var read = bookings.booking(agent(), own.id());
            return bookings.cancel(agent(), read.id(), Reason.chosen(ClosedReason.NO_LONGER_NEEDED), read.version());
        });

        var letters = letters(4);
        assertThat(letters.subList(2, 4))
                .satisfiesExactly(
                        it -> assertThat(it)
                                .contains("C’est la place de la personne qui vient avec vous", "45,00")
                                .doesNotContain("90,00"),
                        it -> assertThat(it).contains("est annulé", "Personnes : 2"));
        assertThat(invitations().stream().map(it -> line(it, "METHOD") + " " + line(it, "UID")))
                .containsExactlyInAnyOrder(
                        entry("REQUEST", booked), entry("REQUEST", own), entry("REQUEST", own), entry("CANCEL", own));
    }

    private static String entry(String method, BookingView booking) {
        return "METHOD:" + method + " UID:booking-" + booking.id() + "@conciergerie";
    }

    private void cancelled(BookingView pair) {
        as(() -> bookings.cancel(agent(), pair.id(), Reason.chosen(ClosedReason.NO_LONGER_NEEDED), pair.version()));
    }

    private BookingRequest two(Practice practice, int daysLater) {
        return wanted(practice, daysLater, 1);
    }

    private BookingRequest forOne(Practice practice, int daysLater) {
        return wanted(practice, daysLater, 0);
    }

    private BookingRequest wanted(Practice practice, int daysLater, int guests) {
        var site = context.getBean(Organisations.class).site(town.hall());
        var slots = context.getBean(BookableSlots.class);
        var day = booked.startsAt().atZone(site.zone()).toLocalDate().plusDays(daysLater);
        var free = slots.at(agent(), site, slots.schedules(agent(), site), day, day.plusDays(7)).stream()
                .filter(it -> it.isFree() && it.schedule().equals(practice.schedule()))
                .findFirst()
                .orElseThrow();
        return new BookingRequest(free.id(), null, guests, Channel.ONLINE, null, null, null);
    }

    private Actor agent() {
        return context.getBean(Accounts.class).actors(town.agent().account()).getFirst();
    }

    private <T> T as(Supplier<T> work) {
        return Tenant.call(town.operator(), work);
    }

    /** The how-manieth that the agent was sent, from 0. */
    private String invitation(int which) {
        await().atMost(Duration.ofMinutes(3)).until(() -> invitations().size() > which);
        return invitations().get(which);
    }

    /** What the agent was sent about appointments, in plain words, once it is as much. */
    private List<String> letters(int howMany) {
        await().atMost(Duration.ofMinutes(3)).until(() -> letters().size() >= howMany);
        return letters();
    }

    private List<String> letters() {
        return received()
                .map(ReceivedMail::words)
                .filter(it -> it.contains("rendez-vous bien-être"))
                .toList();
    }

    private List<String> invitations() {
        return received()
                .filter(ReceivedMail::bringsAnEntry)
                .map(ReceivedMail::entry)
                .toList();
    }

    private Stream<ReceivedMail> received() {
        return ReceivedMail.of(SERVER.getReceivedMessagesForDomain(town.agent().email())).stream();
    }

    private static String line(String file, String name) {
        return file.lines()
                .filter(it -> it.startsWith(name))
                .reduce((_, last) -> last)
                .orElseThrow();
    }
}
