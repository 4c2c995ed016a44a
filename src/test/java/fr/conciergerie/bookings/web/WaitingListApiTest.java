package fr.conciergerie.bookings.web;

import static org.assertj.core.api.Assertions.assertThat;

import fr.conciergerie.accounts.Accounts;
import fr.conciergerie.bookings.OpenHours;
import fr.conciergerie.bookings.Practice;
import fr.conciergerie.bookings.ScheduleTerms;
import fr.conciergerie.bookings.Schedules;
import fr.conciergerie.calendar.Closures;
import fr.conciergerie.calendar.Outcomes;
import fr.conciergerie.database.BrokenOff;
import fr.conciergerie.orders.Town;
import fr.conciergerie.orders.web.ApiTest;
import fr.conciergerie.organisations.MemberDetails;
import fr.conciergerie.organisations.MemberId;
import fr.conciergerie.organisations.Organisations;
import fr.conciergerie.shared.Tenant;
import fr.conciergerie.waiting.WaitingListId;
import fr.conciergerie.waiting.WaitingListOwner;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Whoever waits for an hour that is full gets what comes free of it, in the order in which they came, and nobody else. */
class WaitingListApiTest extends ApiTest {

    private static final ScheduleTerms TWO_AT_ONCE = new ScheduleTerms(45, 0, 0, 2, 24, 60, 24, 4, "Salle 2");

    private Practice practice;
    private String slot;
    private List<MemberId> others;

    @BeforeEach
    void anHourThatIsFull() {
        town = Town.build(context);
        practice = Practice.open(context, town, TWO_AT_ONCE);
        slot = get(town.agent(), slots()).is(200).text("/items/0/id");
        others = Tenant.call(town.operator(), () -> {
            var organisations = context.getBean(Organisations.class);
            var organisation = organisations.organisations().getFirst().id();
            return IntStream.range(0, 3)
                    .mapToObj(it -> organisations.addMember(
                            organisation,
                            new MemberDetails("Agent " + it, "agent-" + it + "-" + town.operator() + "@essai.example"),
                            LocalDate.of(2024, 1, 1)))
                    .toList();
        });
        book(others.get(0)).is(201);
        book(others.get(1)).is(201);
    }

    @Test
    void whoIsRefusedIsLedToTheList() {
        var refused = post(town.agent(), "/bookings", wanted()).isProblem(409);

        var joined = post(town.agent(), refused.text("/waitingList/href").substring("/api/v1".length()), "{}")
                .is(201);

        assertThat(joined.body().at("/rank").asInt()).isOne();
        assertThat(joined.body().at("/offeredUntil").isNull()).isTrue();
        assertThat(post(town.agent(), list(), "{}").is(201).text("/id")).isEqualTo(joined.text("/id"));
        assertThat(join(others.get(2)).is(201).body().at("/rank").asInt()).isEqualTo(2);
        assertThat(post(town.colleague(), "/bookings", wanted())
                        .isProblem(409)
                        .body()
                        .at("/waitingList/rank")
                        .asInt())
                .isEqualTo(3);
        assertThat(free("/waiting")).isEqualTo(2);
    }

    @Test
    void aMemberSeesThemselvesOnlyAndTheDeskEverybody() {
        post(town.agent(), list(), "{}").is(201);
        join(others.get(2)).is(201);

        assertThat(get(town.agent(), list()).is(200).body().at("/items").size()).isOne();
        assertThat(get(town.concierge(), list()).is(200).body().at("/items").size())
                .isEqualTo(2);
        var entry = get(town.agent(), list()).text("/items/0/id");
        var stranger = Town.build(context);
        post(town.colleague(), list() + "/" + entry + "/cancellation").isProblem(404);
        post(stranger.agent(), list() + "/" + entry + "/cancellation").isProblem(404);
        post(stranger.agent(), list(), "{}").isProblem(404);
        post(town.farmer(), list(), "{}").isProblem(403);
        post(town.concierge(), list(), "{}").isProblem(422);
    }

    @Test
    void aPlaceThatIsGivenBackIsKeptForWhoeverWaitsAndFreeForNobodyElse() {
        post(town.agent(), list(), "{}").is(201);
        join(others.get(2)).is(201);

        giveBack(others.get(0));

        var kept = get(town.agent(), list()).is(200);
        assertThat(kept.text("/items/0/offeredUntil")).isNotEmpty();
        assertThat(free("/free")).isZero();
        post(town.colleague(), "/bookings", wanted()).isProblem(409);
        book(others.get(2)).isProblem(409);
        book(Objects.requireNonNull(town.colleague().member())).isProblem(409);
        assertThat(post(town.agent(), "/bookings", wanted()).is(201).text("/status"))
                .isEqualTo("BOOKED");
        assertThat(get(town.concierge(), list()).body().at("/items").size()).isOne();
        assertThat(get(town.concierge(), list()).body().at("/items/0/rank").asInt())
                .isOne();
    }

    /** The house falls in the middle of it: whoever gave the place back has it still, and nobody is told; said again it is passed on once. */
    @Test
    void whereTheHouseFallsWhileAPlaceIsPassedOnNothingOfItHasHappened() throws Exception {
        var entry = post(town.agent(), list(), "{}").is(201).text("/id");
        var booking = bookingOf(others.get(0));

        var heard = BrokenOff.at(
                context,
                town.operator(),
                "select id from waiting.entry where id = '%s' for update".formatted(entry),
                () -> post(town.concierge(), "/bookings/" + booking + "/cancellation", "{\"reason\":\"En congé\"}"));

        assertThat(heard.status()).as(heard.raw().body()).isGreaterThanOrEqualTo(500);
        var still = get(town.concierge(), "/bookings/" + booking).is(200);
        assertThat(still.text("/status")).isEqualTo("BOOKED");
        assertThat(get(town.concierge(), "/orders/" + still.text("/order")).text("/lines/0/status"))
                .isEqualTo("ACCEPTED");
        assertThat(get(town.agent(), list()).body().at("/items/0/offeredUntil").isNull())
                .isTrue();
        post(town.colleague(), "/bookings", wanted()).isProblem(409);
        post(town.agent(), "/bookings", wanted()).isProblem(409);

        giveBack(others.get(0));

        assertThat(get(town.agent(), list()).text("/items/0/offeredUntil")).isNotEmpty();
        assertThat(seats()).isOne();
        post(town.colleague(), "/bookings", wanted()).isProblem(409);
        post(town.agent(), "/bookings", wanted()).is(201);
        assertThat(seats()).isEqualTo(2);
    }

    /** The same while whoever is offered it takes it: it stays theirs to take. */
    @Test
    void whereTheHouseFallsWhileAPlaceThatIsKeptIsTakenItIsStillKept() throws Exception {
        var entry = post(town.agent(), list(), "{}").is(201).text("/id");
        giveBack(others.get(0));

        var heard = BrokenOff.at(
                context,
                town.operator(),
                "select id from waiting.entry where id = '%s' for update".formatted(entry),
                () -> post(town.agent(), "/bookings", wanted()));

        assertThat(heard.status()).as(heard.raw().body()).isGreaterThanOrEqualTo(500);
        assertThat(get(town.agent(), list()).text("/items/0/offeredUntil")).isNotEmpty();
        assertThat(seats()).isOne();
        assertThat(get(town.agent(), "/orders").is(200).body().at("/items").size())
                .isZero();
        post(town.colleague(), "/bookings", wanted()).isProblem(409);
        post(town.agent(), "/bookings", wanted()).is(201);
    }

    @Test
    void whatSomebodyDeclinesGoesToTheNext() {
        var first = post(town.agent(), list(), "{}").is(201).text("/id");
        join(others.get(2)).is(201);
        giveBack(others.get(0));

        post(town.agent(), list() + "/" + first + "/cancellation").is(204);
        post(town.agent(), list() + "/" + first + "/cancellation").is(204);

        post(town.agent(), "/bookings", wanted()).isProblem(409);
        assertThat(get(town.concierge(), list()).text("/items/0/offeredUntil")).isNotEmpty();
        book(others.get(2)).is(201);
    }

    @Test
    void whatSomebodyDoesNotAnswerInTimeGoesToTheNextAndTheHourIsFreeOnceNobodyWaits() {
        post(town.agent(), list(), "{}").is(201);
        join(others.get(2)).is(201);
        giveBack(others.get(0));

        timePasses();
        post(town.agent(), "/bookings", wanted()).isProblem(409);
        serve();

        assertThat(get(town.agent(), list()).body().at("/items").size()).isZero();
        assertThat(get(town.concierge(), list()).text("/items/0/member"))
                .isEqualTo(others.get(2).toString());
        timePasses();
        serve();
        assertThat(free("/free")).isOne();
        post(town.colleague(), "/bookings", wanted()).is(201);
    }

    /** An offer never ends later than one can book at all: here that moment comes, and the hour is the desk's to give. */
    @Test
    void whenItIsTooLateToBookNobodyWaitsAnyMore() {
        post(town.agent(), list(), "{}").is(201);
        Tenant.run(town.operator(), () -> {
            var schedules = context.getBean(Schedules.class);
            var known = schedules.schedule(practice.schedule());
            schedules.change(
                    known.id(), known.version(), new ScheduleTerms(45, 0, 0, 2, 720, 60, 24, 4, "Salle 2"), true);
        });

        giveBack(others.get(0));

        assertThat(get(town.concierge(), list()).body().at("/items").size()).isZero();
        book(others.get(2)).is(201);
    }

    @Test
    void morePlacesAreForThoseWhoWait() {
        post(town.agent(), list(), "{}").is(201);
        Tenant.run(town.operator(), () -> {
            var schedules = context.getBean(Schedules.class);
            var known = schedules.schedule(practice.schedule());
            schedules.change(
                    known.id(), known.version(), new ScheduleTerms(45, 0, 0, 4, 24, 60, 24, 4, "Salle 2"), true);
        });

        post(town.colleague(), "/bookings", wanted()).isProblem(409);
        post(town.agent(), "/bookings", wanted()).is(201);
        post(town.colleague(), "/bookings", wanted()).is(201);
    }

    @Test
    void whatIsNoLongerOfferedNobodyWaitsFor() {
        post(town.agent(), list(), "{}").is(201);

        Tenant.run(
                town.operator(),
                () -> context.getBean(Schedules.class)
                        .setDay(practice.schedule(), practice.workingDay(context, 7), List.of()));

        assertThat(get(town.concierge(), list()).body().at("/items").size()).isZero();
    }

    /** Everybody has given their place back and one is kept for the agent: the site closes, on a day that had its own hours. */
    @Test
    void whereASiteClosesNobodyWaitsAndNobodyIsReceived() {
        var day = practice.workingDay(context, 7);
        Tenant.run(
                town.operator(),
                () -> context.getBean(Schedules.class)
                        .setDay(practice.schedule(), day, List.of(new OpenHours(LocalTime.NOON, LocalTime.of(14, 0)))));
        post(town.agent(), list(), "{}").is(201);
        giveBack(others.get(0));
        giveBack(others.get(1));
        assertThat(get(town.agent(), list()).text("/items/0/offeredUntil")).isNotEmpty();

        Tenant.run(
                town.operator(),
                () -> context.getBean(Closures.class)
                        .close(
                                context.getBean(Accounts.class)
                                        .actors(town.manager().account())
                                        .getFirst(),
                                town.hall(),
                                day,
                                day,
                                "Travaux",
                                Outcomes.none()));

        assertThat(get(town.concierge(), list()).body().at("/items").size()).isZero();
        assertThat(get(town.manager(), slots(day)).is(200).body().at("/items").size())
                .isZero();
        post(town.agent(), "/bookings", wanted()).isProblem(409);
    }

    @Test
    void oneWaitsOnlyForWhatIsFullAndOnlyWithoutAPlaceInIt() {
        join(others.get(0)).isProblem(409);
        giveBack(others.get(0));

        assertThat(join(others.get(0)).isProblem(409).text("/type"))
                .isEqualTo("urn:conciergerie:problem:bookings.slot-is-free");
        post(town.agent(), "/slots/" + slot.replace("T1", "T0") + "/waiting-list", "{}")
                .isProblem(409);
        post(town.agent(), "/slots/demain/waiting-list", "{}").isProblem(404);
    }

    /** Everybody gives their place back while somebody waits: the hour stays theirs, and is given up with the last of them. */
    @Test
    void anHourThatEverybodyGivesBackStaysWithThoseWhoWait() {
        var entry = post(town.agent(), list(), "{}").is(201).text("/id");
        giveBack(others.get(0));
        giveBack(others.get(1));

        assertThat(free("/free")).isZero();
        post(town.agent(), list() + "/" + entry + "/cancellation").is(204);

        assertThat(free("/free")).isEqualTo(2);
        assertThat(count("select count(*) from bookings.slot where not empty and schedule_id = '%s'"
                        .formatted(practice.schedule())))
                .isZero();
    }

    /** One moves to the hour that they waited for: the place is theirs, and the one they had comes free. */
    @Test
    void whoeverHasAnotherHourCanMoveToTheOneThatTheyWaitedFor() {
        var elsewhere = get(town.agent(), slots()).text("/items/1/id");
        var booking = post(town.agent(), "/bookings", "{\"slot\":\"%s\"}".formatted(elsewhere))
                .is(201);
        post(town.agent(), list(), "{}").is(201);
        giveBack(others.get(0));

        post(town.agent(), "/bookings/" + booking.text("/id") + "/move", wanted())
                .is(200);

        assertThat(get(town.agent(), list()).body().at("/items").size()).isZero();
    }

    private Answer book(MemberId member) {
        return post(town.concierge(), "/bookings", "{\"slot\":\"%s\",\"member\":\"%s\"}".formatted(slot, member));
    }

    private Answer join(MemberId member) {
        return post(town.concierge(), list(), "{\"member\":\"%s\"}".formatted(member));
    }

    private void giveBack(MemberId member) {
        post(town.concierge(), "/bookings/" + bookingOf(member) + "/cancellation", "{\"reason\":\"En congé\"}")
                .is(200);
    }

    private String bookingOf(MemberId member) {
        var day = practice.workingDay(context, 7);
        return get(town.concierge(), "/bookings?site=hotel-de-ville&from=%s&to=%s".formatted(day, day))
                .is(200)
                .body()
                .at("/items")
                .valueStream()
                .filter(it -> it.at("/member").asString().equals(member.toString()))
                .map(it -> it.at("/id").asString())
                .findFirst()
                .orElseThrow();
    }

    private long seats() {
        return count("""
                select count(*) from bookings.booking b join bookings.slot s on s.id = b.slot_id
                 where b.status = 'BOOKED' and s.schedule_id = '%s'
                """.formatted(practice.schedule()));
    }

    /** As if whoever is offered a place had let the hours go by. */
    private void timePasses() {
        Tenant.run(
                town.operator(),
                () -> context.getBean(TransactionTemplate.class)
                        .executeWithoutResult(
                                _ -> context.getBean(JdbcClient.class).sql("""
                                        update waiting.entry
                                           set offered_at = offered_at - interval '9 days',
                                               offered_until = now() - interval '1 second'
                                         where status = 'OFFERED'
                                        """).update()));
    }

    private void serve() {
        Tenant.run(town.operator(), () -> {
            var owner = context.getBeansOfType(WaitingListOwner.class).values().stream()
                    .filter(it -> it.kind() == WaitingListId.Kind.SLOT)
                    .findFirst()
                    .orElseThrow();
            var list = context.getBean(TransactionTemplate.class)
                    .execute(_ -> context.getBean(JdbcClient.class)
                            .sql("select list_id from waiting.entry order by position desc limit 1")
                            .query(UUID.class)
                            .single());
            owner.serve(list);
        });
    }

    private long count(String sql) {
        return Tenant.call(
                town.operator(),
                () -> context.getBean(TransactionTemplate.class)
                        .execute(_ -> context.getBean(JdbcClient.class)
                                .sql(sql)
                                .query(Long.class)
                                .single()));
    }

    private int free(String what) {
        return get(town.manager(), slots()).is(200).body().at("/items/0" + what).asInt();
    }

    private String list() {
        return "/slots/" + slot + "/waiting-list";
    }

    private String wanted() {
        return "{\"slot\":\"%s\"}".formatted(slot);
    }

    private String slots() {
        return slots(practice.workingDay(context, 7));
    }

    private String slots(LocalDate day) {
        return "/sites/hotel-de-ville/slots?offer=%s&from=%s&to=%s".formatted(practice.schedule(), day, day);
    }
}
