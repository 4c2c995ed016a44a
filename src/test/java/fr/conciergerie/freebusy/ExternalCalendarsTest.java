package fr.conciergerie.freebusy;

import static org.assertj.core.api.Assertions.assertThat;

import fr.conciergerie.accounts.Accounts;
import fr.conciergerie.bookings.BookableSlots;
import fr.conciergerie.bookings.Practice;
import fr.conciergerie.bookings.Schedules;
import fr.conciergerie.bookings.Slot;
import fr.conciergerie.database.RawRows;
import fr.conciergerie.orders.Town;
import fr.conciergerie.organisations.Organisations;
import fr.conciergerie.shared.Tenant;
import fr.conciergerie.web.OperatorDirectory;
import fr.conciergerie.web.Visitor;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionOperations;

/** An osteopath keeps a calendar elsewhere: nobody books at the town hall when they are busy by it. */
@SpringBootTest
@AutoConfigureMockMvc
class ExternalCalendarsTest {

    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss");

    @Autowired
    ApplicationContext context;

    @Autowired
    MockMvc mvc;

    @Autowired
    ExternalCalendarRepository repository;

    @Autowired
    PlatformTransactionManager transactions;

    @Autowired
    Clock clock;

    CalendarServer server;
    CalendarClient client;
    Town town;
    Practice practice;
    Visitor farmer;
    LocalDate day;
    String path;

    @BeforeEach
    void somebodyReceives() {
        server = new CalendarServer();
        client = server.client();
        town = Town.build(context);
        practice = Practice.open(context, town);
        farmer = signedIn(town.farmer());
        day = practice.workingDay(context, 6);
        path = "/partner/appointments/calendar/" + practice.practitioner();
    }

    @AfterEach
    void theServerGoes() throws IOException {
        client.destroy();
        server.close();
    }

    @Test
    void nobodyBooksWhenTheyAreBusyElsewhere() {
        assertThat(hours()).contains(LocalTime.NOON, LocalTime.of(13, 0));
        server.answer("/lou.ics", 200, calendar("12:50", "13:00"));

        connect("webcal://agenda.example/lou.ics");
        assertThat(farmer.page().select("main").text())
                .contains("lu dans la minute", "agenda.example", "Pas encore lu")
                .doesNotContain("lou.ics");
        readNow();

        // Ten minutes after the first hour, and five before the second, are the practitioner's.
        assertThat(hours()).isEmpty();
        assertThat(farmer.open(path).select("main").text())
                .contains("Un moment à venir y est pris", "Ne plus lire cet agenda")
                .doesNotContain("Chez moi");
        assertThat(farmer.open("/partner/appointments").select("main").text()).contains("Lu :");
        assertThat(signedIn(town.manager())
                        .open("/operator/appointments/practitioners/" + practice.practitioner())
                        .select("main")
                        .text())
                .contains("Relié", "tient ailleurs")
                .doesNotContain("agenda.example");

        server.answer("/lou.ics", 200, calendar("11:00", "11:55"));
        farmer.open(path);
        farmer.submit(path + "/reading", Map.of());
        readNow();
        assertThat(hours()).contains(LocalTime.NOON, LocalTime.of(13, 0));
    }

    @Test
    void anHourInWhichSomebodyComesStaysTheirsAndIsShown() {
        var booked = practice.booked(context, 6);
        var start = booked.startsAt().atZone(PARIS);
        day = start.toLocalDate();
        server.answer("/lou.ics", 200, calendar("12:10", "12:20"));
        connect("https://agenda.example/lou.ics");
        readNow();

        assertThat(farmer.open(path).select("main").text())
                .contains("Quelqu’un vient alors que vous êtes pris ailleurs", "de 12 h 00 à 12 h 45");
        assertThat(farmer.open("/partner/appointments?from=" + day)
                        .select("main")
                        .text())
                .contains("Inès Faure");

        server.answer("/lou.ics", 200, calendar("12:00", "12:45"));
        again();
        assertThat(farmer.open(path).select("main").text()).doesNotContain("pris ailleurs");
    }

    @Test
    void whatWasReadStaysWhileItCannotBeReadAndGoesWithTheAddress() {
        server.answer("/lou.ics", 200, calendar("12:00", "14:00"));
        connect("https://agenda.example/lou.ics");
        readNow();
        assertThat(hours()).isEmpty();

        server.answer("/lou.ics", 403, new byte[0]);
        again();
        assertThat(hours()).isEmpty();
        assertThat(farmer.open(path).select("main").text())
                .contains("Cet agenda ne peut pas être lu", "ne nous laisse pas lire", "reste pris");
        assertThat(farmer.open("/partner/appointments").select("main").text()).contains("Ne peut pas être lu");

        server.answer("/other.ics", 200, calendar("08:00", "09:00"));
        connect("https://agenda.example/other.ics");
        assertThat(hours()).contains(LocalTime.NOON);
        readNow();
        assertThat(farmer.open(path).select("main").text()).doesNotContain("ne peut pas être lu");

        farmer.submit(path + "/removal", Map.of());
        assertThat(farmer.page().select("main").text()).contains("rien n’en est gardé", "Relier cet agenda");
        assertThat(counted("freebusy.busy_time")).isZero();
    }

    @Test
    void whatIsNoCalendarIsSaid() {
        server.answer("/page", 200, "<html><p>Connexion".getBytes(StandardCharsets.UTF_8));
        connect("https://agenda.example/page");
        readNow();
        assertThat(farmer.open(path).select("main").text()).contains("il n’y a pas d’agenda, mais une page");

        for (var wrong : List.of("http://agenda.example/lou.ics", "https://192.168.1.1/", "mon agenda", "")) {
            farmer.open(path);
            var page = farmer.submit(path, Map.of("address", wrong));
            assertThat(farmer.answer().getStatus()).isEqualTo(422);
            assertThat(page.select("#address").val()).isEqualTo(wrong);
            assertThat(page.select("#address-error").text()).isNotEmpty();
        }
    }

    /** Whoever knows it can read the calendar: who reads our database cannot. */
    @Test
    void theAddressIsKeptSealed() {
        connect("https://agenda.example/only-lou-knows.ics");

        assertThat(RawRows.of("select c::text from freebusy.external_calendar c"))
                .anySatisfy(it -> assertThat(it).contains("agenda.example"))
                .allSatisfy(it -> assertThat(it).doesNotContain("only-lou-knows", hex("only-lou-knows")));
    }

    @Test
    void anAddressOfTheTimeBeforeTheyWereSealedIsSealedAndRead() {
        server.answer("/lou.ics", 200, calendar("12:50", "13:00"));
        connect("https://agenda.example/lou.ics");
        RawRows.change("""
                update freebusy.external_calendar set address = 'https://agenda.example/lou.ics', address_sealed = null
                 where owner_id = '%s'
                """.formatted(practice.practitioner()));

        readNow();

        assertThat(hours()).isEmpty();
        assertThat(RawRows.of(
                        "select address is null and address_sealed is not null from freebusy.external_calendar where owner_id = '%s'"
                                .formatted(practice.practitioner())))
                .containsExactly("t");
    }

    @Test
    void itIsReadEveryHourAndNotMoreOften() {
        server.answer("/lou.ics", 200, calendar("12:00", "14:00"));
        connect("https://agenda.example/lou.ics");
        assertThat(due()).isEqualTo(1);
        readNow();
        assertThat(due()).isZero();
        age("59 minutes");
        assertThat(due()).isZero();
        age("2 minutes");
        assertThat(due()).isEqualTo(1);
    }

    /** What was on its way while they changed the address is nobody's. */
    @Test
    void whatComesTooLateIsNotKept() {
        connect("https://agenda.example/lou.ics");
        var due = asOperator(() -> inTransaction(() -> repository.claim(clock.instant(), 10)))
                .getFirst();
        connect("https://agenda.example/other.ics");
        asOperator(() -> inTransaction(() -> {
            repository.fail(due, ReadFailure.DENIED, clock.instant());
            return true;
        }));
        assertThat(farmer.open(path).select("main").text()).contains("Pas encore lu");
    }

    @Test
    void whoeverReceivesNobodyAnyMoreIsReadNoMore() {
        server.answer("/lou.ics", 200, calendar("12:00", "14:00"));
        connect("https://agenda.example/lou.ics");
        readNow();
        asOperator(() -> {
            context.getBean(Schedules.class).change(practice.practitioner(), 0, "Lou", null, false);
            return true;
        });
        assertThat(counted("freebusy.external_calendar")).isZero();
        assertThat(counted("freebusy.busy_time")).isZero();
    }

    @Test
    void toAnotherPartnerItDoesNotExist() {
        connect("https://agenda.example/lou.ics");
        var cobbler = signedIn(town.cobblerAtWork());
        var token = cobbler.open("/account").select("input[name=_csrf]").val();
        assertThat(cobbler.look(path).getStatus()).isEqualTo(404);
        for (var deed : List.of("", "/reading", "/removal")) {
            assertThat(cobbler.postBlindly(
                                    path + deed, Map.of("_csrf", token, "address", "https://agenda.example/x.ics"))
                            .getStatus())
                    .as(deed)
                    .isEqualTo(404);
        }
        assertThat(counted("freebusy.external_calendar")).isEqualTo(1);
    }

    private void connect(String address) {
        farmer.open(path);
        farmer.submit(path, Map.of("address", address));
    }

    private void again() {
        farmer.open(path);
        farmer.submit(path + "/reading", Map.of());
        readNow();
    }

    private void readNow() {
        var job = new ExternalCalendarsJob(
                context.getBean(OperatorDirectory.class), repository, client, transactions, clock);
        Tenant.run(town.operator(), job::readThoseDue);
    }

    private List<LocalTime> hours() {
        return asOperator(() -> {
            var agent = context.getBean(Accounts.class)
                    .actors(town.agent().account())
                    .getFirst();
            var site = context.getBean(Organisations.class).site(town.hall());
            var slots = context.getBean(BookableSlots.class);
            return slots.at(agent, site, slots.schedules(agent, site), day, day).stream()
                    .filter(Slot::isFree)
                    .map(it -> it.startsAt().atZone(PARIS).toLocalTime())
                    .toList();
        });
    }

    private byte[] calendar(String from, String until) {
        return """
                BEGIN:VCALENDAR\r
                VERSION:2.0\r
                PRODID:-//Essai//FR\r
                BEGIN:VEVENT\r
                UID:1@essai.example\r
                DTSTAMP:20260101T000000Z\r
                SUMMARY:Chez moi\r
                DTSTART;TZID=Europe/Paris:%s\r
                DTEND;TZID=Europe/Paris:%s\r
                END:VEVENT\r
                END:VCALENDAR\r
                """.formatted(
                        TIME.format(day.atTime(LocalTime.parse(from))), TIME.format(day.atTime(LocalTime.parse(until))))
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String hex(String text) {
        return HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
    }

    private int due() {
        return counted("freebusy.external_calendar where next_at <= '" + clock.instant() + "'");
    }

    private int counted(String table) {
        return asOperator(() -> inTransaction(() -> context.getBean(JdbcClient.class)
                .sql("select count(*) from " + table)
                .query(Integer.class)
                .single()));
    }

    private void age(String interval) {
        asOperator(() -> inTransaction(() -> context.getBean(JdbcClient.class)
                .sql("update freebusy.external_calendar set next_at = next_at - cast(:age as interval)")
                .param("age", interval)
                .update()));
    }

    private <T> T asOperator(Supplier<T> work) {
        return Tenant.call(town.operator(), work::get);
    }

    private <T> T inTransaction(Supplier<T> work) {
        return Objects.requireNonNull(
                context.getBean(TransactionOperations.class).execute(_ -> work.get()));
    }

    private Visitor signedIn(Town.Someone someone) {
        var visitor = new Visitor(mvc);
        visitor.signIn(someone.email(), Town.PASSWORD);
        return visitor;
    }
}
