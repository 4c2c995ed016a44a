package fr.conciergerie.bookings.web;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import fr.conciergerie.Here;
import fr.conciergerie.accounts.Accounts;
import fr.conciergerie.bookings.BookingId;
import fr.conciergerie.bookings.BookingLimit;
import fr.conciergerie.bookings.BookingView;
import fr.conciergerie.bookings.Bookings;
import fr.conciergerie.bookings.Practice;
import fr.conciergerie.bookings.ScheduleTerms;
import fr.conciergerie.bookings.Schedules;
import fr.conciergerie.bookings.SeriesTerms;
import fr.conciergerie.orders.OrderId;
import fr.conciergerie.orders.OrdersForgotten;
import fr.conciergerie.orders.Town;
import fr.conciergerie.orders.web.ApiTest;
import fr.conciergerie.organisations.MemberDetails;
import fr.conciergerie.organisations.MemberId;
import fr.conciergerie.organisations.Organisations;
import fr.conciergerie.shared.Tenant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** Somebody is brought along to an hour of a group that the member has already: on a place beside theirs, or not at all. */
class LaterGuestsTest extends ApiTest {

    private Practice practice;
    private LocalDate day;
    private String slot;

    @BeforeEach
    void aGroupOfThree() {
        town = Town.build(context);
        practice = Practice.open(context, town, group(3, 24, null, null));
        day = practice.workingDay(context, 7);
        slot = slot(day);
    }

    @Test
    void onePlaceMoreIsTakenByAnOrderOfItsOwn() {
        var own = book(town.agent(), slot).is(201);

        var guest = bring(town.agent(), own).is(201);

        assertThat(guest.text("/guestOf")).isEqualTo(own.text("/id"));
        assertThat(guest.text("/slot")).isEqualTo(slot);
        assertThat(guest.header("Location")).endsWith("/bookings/" + guest.text("/id"));
        assertThat(read(own).text("/guest")).isEqualTo(guest.text("/id"));
        assertThat(guest.text("/order")).isNotEqualTo(own.text("/order"));
        var order = get(town.agent(), "/orders/" + guest.text("/order")).is(200);
        assertThat(order.body().at("/total/cents").asInt()).isEqualTo(4500);
        assertThat(order.text("/channel")).isEqualTo("ONLINE");
        assertThat(free()).isOne();
        assertThat(get(town.agent(), "/bookings").is(200).body().at("/items").size())
                .as("the member has one hour")
                .isOne();
    }

    @Test
    void atTheDeskItIsDoneForTheMember() {
        var own = book(town.agent(), slot).is(201);

        var guest = bring(town.concierge(), own).is(201);

        assertThat(get(town.agent(), "/orders/" + guest.text("/order")).is(200).text("/channel"))
                .isEqualTo("DESK");
        assertThat(guest.text("/member")).isEqualTo(own.text("/member"));
    }

    @Test
    void theSameCallMadeTwiceTakesOnePlace() {
        var own = book(town.agent(), slot).is(201);
        var path = "/bookings/" + own.text("/id") + "/guests";

        var once = post(town.agent(), path, "{}", "Idempotency-Key", "g-1").is(201);
        var again = post(town.agent(), path, "{}", "Idempotency-Key", "g-1").is(201);

        assertThat(again.body()).isEqualTo(once.body());
        assertThat(free()).isOne();
        refused(bring(town.agent(), own), "bookings.has-a-guest");
        refused(post(town.agent(), "/bookings/" + once.text("/id") + "/guests", "{}"), "bookings.has-a-guest");
        assertThat(free()).isOne();
    }

    @Test
    void whereThereIsNoPlaceTheNearestHoursHaveRoomForBoth() {
        var own = book(town.agent(), slot).is(201);
        book(town.colleague(), slot).is(201);
        bookFor(somebody("last"), slot).is(201);

        var full = bring(town.agent(), own).isProblem(409);

        assertThat(full.text("/type")).endsWith("bookings.slot-full");
        assertThat(full.body().at("/nearest").valueStream())
                .hasSize(3)
                .allSatisfy(it -> assertThat(it.at("/free").asInt()).isGreaterThan(1));
        assertThat(get(town.agent(), "/orders").is(200).body().at("/items").size())
                .as("nothing is half written")
                .isOne();
        assertThat(read(own).body().at("/guest").isNull()).isTrue();
    }

    /** What comes free is for those who wait, before anybody's guest. */
    @Test
    void nobodyIsBroughtPastThoseWhoWait() {
        var own = book(town.agent(), slot).is(201);
        var other = book(town.colleague(), slot).is(201);
        bookFor(somebody("last"), slot).is(201);
        post(town.concierge(), "/slots/" + slot + "/waiting-list", "{\"member\":\"%s\"}".formatted(somebody("waiting")))
                .is(201);
        cancel(town.colleague(), other).is(200);

        refused(bring(town.agent(), own), "bookings.slot-full");
    }

    @Test
    void givenBackAndBroughtAgainAndThenBothStayAway() {
        var own = book(town.agent(), slot).is(201);
        var first = bring(town.agent(), own).is(201);
        cancel(town.agent(), first).is(200);
        assertThat(read(own).text("/status")).isEqualTo("BOOKED");

        var second = bring(town.agent(), own).is(201);

        assertThat(second.text("/id")).isNotEqualTo(first.text("/id"));
        assertThat(free()).isOne();
        cancel(town.agent(), own).is(200);
        assertThat(free()).isEqualTo(3);
        assertThat(lines(own, first, second)).containsOnly("CANCELLED");
    }

    @Test
    void theyMoveTogether() {
        var own = book(town.agent(), slot).is(201);
        var guest = bring(town.agent(), own).is(201);
        var elsewhere = slot(practice.workingDay(context, 10));

        post(town.agent(), "/bookings/" + own.text("/id") + "/move", "{\"slot\":\"%s\"}".formatted(elsewhere))
                .is(200);

        assertThat(read(guest).text("/slot")).isEqualTo(elsewhere);
        assertThat(get(town.agent(), "/orders/" + guest.text("/order")).text("/lines/0/appointmentAt"))
                .isEqualTo(read(own).text("/startsAt"));
    }

    @Test
    void whoeverWithdrawsFromTheirOwnOrderComesAloneOnTheOther() {
        var own = book(town.agent(), slot).is(201);
        var guest = bring(town.agent(), own).is(201);

        post(town.agent(), "/orders/" + own.text("/order") + "/withdrawal").is(200);

        assertThat(read(own).text("/status")).isEqualTo("BOOKED");
        assertThat(read(own).text("/order")).isEqualTo(guest.text("/order"));
        assertThat(read(guest).text("/status")).isEqualTo("CANCELLED");
        assertThat(read(guest).text("/order")).isEqualTo(own.text("/order"));
        assertThat(free()).isEqualTo(2);
        post(town.agent(), "/orders/" + guest.text("/order") + "/withdrawal").is(200);
        assertThat(read(own).text("/status")).isEqualTo("CANCELLED");
        assertThat(free()).isEqualTo(3);
    }

    @Test
    void toAnHourThatIsOverNobodyIsBrought() {
        var cancelled = book(town.agent(), slot).is(201);
        cancel(town.agent(), cancelled).is(200);
        refused(bring(town.agent(), cancelled), "bookings.is-over");
        var past = book(town.agent(), slot).is(201);
        practice.earlier(context, booking(past.text("/id")), 20);

        refused(bring(town.agent(), past), "bookings.is-over");
        refused(bring(town.concierge(), past), "bookings.is-over");
    }

    @Test
    void membersGiveNoticeForAGuestAsForThemselves() {
        var own = book(town.agent(), slot).is(201);
        terms(group(3, 720, null, null), true);

        refused(bring(town.agent(), own), "bookings.too-late-for-a-guest");
        bring(town.concierge(), own).is(201);
    }

    @Test
    void onlyAsTheScheduleIsNow() {
        var own = book(town.agent(), slot).is(201);
        terms(group(1, 24, null, null), true);
        refused(bring(town.agent(), own), "bookings.for-one-only");
        terms(group(3, 24, new SeriesTerms(2, 10, false), null), true);
        refused(bring(town.agent(), own), "bookings.only-in-a-series");
        terms(group(3, 24, null, null), false);
        refused(bring(town.agent(), own), "bookings.no-longer-offered");
        terms(group(3, 24, null, new BookingLimit(1, BookingLimit.Period.YEAR)), true);
        refused(bring(town.agent(), own), "bookings.limit-reached");
        assertThat(free()).isEqualTo(2);
    }

    @Test
    void whatWasSeenIsWhatIsAgreed() {
        var own = book(town.agent(), slot).is(201);
        var path = "/bookings/" + own.text("/id") + "/guests";

        assertThat(post(town.agent(), path, "{\"price\":{\"cents\":4000,\"currency\":\"EUR\"}}")
                        .isProblem(409)
                        .text("/type"))
                .endsWith("orders.price-changed");
        assertThat(post(town.agent(), path, "{\"terms\":\"ancienne\"}")
                        .isProblem(409)
                        .text("/type"))
                .endsWith("orders.terms-changed");
        assertThat(free()).isEqualTo(2);
        post(town.agent(), path, "{\"price\":{\"cents\":4500,\"currency\":\"EUR\"}}")
                .is(201);
    }

    @Test
    void theHoursOfOthersAreNotThere() {
        var own = book(town.agent(), slot).is(201);
        var stranger = Town.build(context);

        bring(town.colleague(), own).isProblem(404);
        bring(stranger.agent(), own).isProblem(404);
        bring(stranger.concierge(), own).isProblem(404);
        post(town.agent(), "/bookings/" + UUID.randomUUID() + "/guests", "{}").isProblem(404);
        assertThat(free()).isEqualTo(2);
    }

    /** Of a series, which may go further ahead than others can book, one hour is come to with somebody, at the price of one alone. */
    @Test
    void toOneHourOfASeriesAtThePriceOfOneAlone() {
        practice = Practice.open(
                context, town, new ScheduleTerms(45, 0, 0, 3, 24, 20, 24, 4, null, new SeriesTerms(5, 10, true), null));
        var first = get(
                        town.agent(),
                        "/sites/hotel-de-ville/slots?offer=%s&from=%s"
                                .formatted(practice.schedule(), practice.workingDay(context, 7)))
                .text("/items/0/id");
        var sessions = get(town.agent(), "/slots/" + first + "/series")
                .is(200)
                .body()
                .at("/items")
                .findValuesAsString("id");
        var last = post(
                        town.agent(),
                        "/slots/" + first + "/series",
                        "{\"slots\":[\"%s\"]}".formatted(String.join("\",\"", sessions)))
                .is(201)
                .text("/items/4/id");
        assertThat(booking(last).startsAt().atZone(booking(last).zone()).toLocalDate())
                .isAfter(Here.today().plusDays(20));

        var guest = post(town.agent(), "/bookings/" + last + "/guests", "{}").is(201);

        assertThat(get(town.agent(), "/orders/" + guest.text("/order"))
                        .body()
                        .at("/total/cents")
                        .asInt())
                .isEqualTo(4500);
    }

    /** The last place is wanted for the guests of both at once, by each of them twice. */
    @Test
    void ofTwoGuestsOneHasTheLastPlace() throws Exception {
        var mine = book(town.agent(), slot).is(201);
        var theirs = book(town.colleague(), slot).is(201);
        var asked = List.<Callable<Integer>>of(
                () -> bring(town.agent(), mine).status(),
                () -> bring(town.colleague(), theirs).status(),
                () -> bring(town.agent(), mine).status(),
                () -> bring(town.colleague(), theirs).status());

        var statuses = new ArrayList<Integer>();
        try (var together = Executors.newFixedThreadPool(asked.size())) {
            for (var answer : together.invokeAll(asked)) {
                statuses.add(answer.get());
            }
        }

        assertThat(statuses).containsExactlyInAnyOrder(201, 409, 409, 409);
        assertThat(free()).isZero();
        assertThat(IntStream.of(
                                get(town.agent(), "/orders").body().at("/items").size(),
                                get(town.colleague(), "/orders")
                                        .body()
                                        .at("/items")
                                        .size())
                        .sum())
                .as("nothing is half written")
                .isEqualTo(3);
    }

    /** Whoever gives their own place back at that moment leaves nobody's guest behind. */
    @Test
    void noGuestIsLeftWhereTheMemberStaysAway() throws Exception {
        for (int i = 0; i < 5; i++) {
            var own = book(town.agent(), slot).is(201);
            try (var together = Executors.newFixedThreadPool(2)) {
                var answers = together.invokeAll(
                        List.<Callable<Answer>>of(() -> bring(town.agent(), own), () -> cancel(town.agent(), own)));
                for (var answer : answers) {
                    assertThat(answer.get().status())
                            .as(answer.get().raw().body())
                            .isIn(200, 201, 409);
                }
            }
            if (read(own).text("/status").equals("BOOKED")) {
                cancel(town.agent(), own).is(200);
            }
            assertThat(free()).isEqualTo(3);
        }
    }

    /** The two orders can be of two years: the guest sits beside the same nameless row as the member, whose row goes first. */
    @Test
    void aGuestIsForgottenWithTheMember() {
        var own = book(town.agent(), slot).is(201);
        var guest = bring(town.agent(), own).is(201);

        forget(own, "Premier");
        forget(guest, "Second");

        assertThat(names(own, guest)).containsExactly("Premier");
    }

    private List<String> names(Answer own, Answer guest) {
        return Tenant.call(
                town.operator(),
                () -> requireNonNull(context.getBean(TransactionOperations.class)
                        .execute(_ -> context.getBean(JdbcClient.class)
                                .sql(
                                        "select distinct m.name from bookings.booking b join organisations.member_v m on m.id = b.member_id"
                                                + " where b.id in (:own, :guest)")
                                .param("own", UUID.fromString(own.text("/id")))
                                .param("guest", UUID.fromString(guest.text("/id")))
                                .query(String.class)
                                .list())));
    }

    private void forget(Answer booked, String twin) {
        var nameless = somebody(twin);
        Tenant.run(
                town.operator(),
                () -> context.getBean(TransactionOperations.class)
                        .executeWithoutResult(_ -> context.publishEvent(new OrdersForgotten(
                                town.operator(),
                                List.of(new OrderId(UUID.fromString(booked.text("/order")))),
                                nameless))));
    }

    private static ScheduleTerms group(
            int capacity, int notice, @Nullable SeriesTerms series, @Nullable BookingLimit limit) {
        return new ScheduleTerms(45, 0, 0, capacity, notice, 60, 24, 4, "Salle 2", series, limit);
    }

    private Answer book(Town.Someone who, String which) {
        return post(who, "/bookings", "{\"slot\":\"%s\"}".formatted(which));
    }

    private Answer bookFor(MemberId member, String which) {
        return post(town.concierge(), "/bookings", "{\"slot\":\"%s\",\"member\":\"%s\"}".formatted(which, member));
    }

    private Answer bring(Town.Someone who, Answer own) {
        return post(who, "/bookings/" + own.text("/id") + "/guests", "{}");
    }

    private Answer cancel(Town.Someone who, Answer booked) {
        return post(who, "/bookings/" + booked.text("/id") + "/cancellation", "{\"reason\":\"En congé\"}");
    }

    private Answer read(Answer booked) {
        return get(town.agent(), "/bookings/" + booked.text("/id")).is(200);
    }

    private static void refused(Answer answer, String why) {
        assertThat(answer.isProblem(409).text("/type")).endsWith(why);
    }

    private List<String> lines(Answer... booked) {
        return List.of(booked).stream()
                .map(it -> get(town.agent(), "/orders/" + it.text("/order")).text("/lines/0/status"))
                .toList();
    }

    private MemberId somebody(String name) {
        return Tenant.call(town.operator(), () -> {
            var organisations = context.getBean(Organisations.class);
            return organisations.addMember(
                    organisations.organisations().getFirst().id(),
                    new MemberDetails(name, name + "-" + town.operator() + "@essai.example"),
                    LocalDate.of(2024, 1, 1));
        });
    }

    private BookingView booking(String id) {
        return Tenant.call(
                town.operator(),
                () -> context.getBean(Bookings.class)
                        .booking(
                                context.getBean(Accounts.class)
                                        .actors(town.manager().account())
                                        .getFirst(),
                                BookingId.of(id)));
    }

    private void terms(ScheduleTerms terms, boolean open) {
        Tenant.run(town.operator(), () -> {
            var schedules = context.getBean(Schedules.class);
            schedules.change(
                    practice.schedule(), schedules.schedule(practice.schedule()).version(), terms, open);
        });
    }

    private int free() {
        return get(town.manager(), slots(day))
                .is(200)
                .body()
                .at("/items/0/free")
                .asInt();
    }

    private String slot(LocalDate on) {
        return get(town.agent(), slots(on)).is(200).text("/items/0/id");
    }

    private String slots(LocalDate on) {
        return "/sites/hotel-de-ville/slots?offer=%s&from=%s&to=%s".formatted(practice.schedule(), on, on);
    }
}
