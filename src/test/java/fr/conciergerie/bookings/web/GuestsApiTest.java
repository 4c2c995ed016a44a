package fr.conciergerie.bookings.web;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static org.assertj.core.api.Assertions.assertThat;

import fr.conciergerie.accounts.Accounts;
import fr.conciergerie.bookings.BookingId;
import fr.conciergerie.bookings.BookingLimit;
import fr.conciergerie.bookings.BookingView;
import fr.conciergerie.bookings.Bookings;
import fr.conciergerie.bookings.Practice;
import fr.conciergerie.bookings.ScheduleTerms;
import fr.conciergerie.bookings.Schedules;
import fr.conciergerie.calendar.Closures;
import fr.conciergerie.calendar.Outcome;
import fr.conciergerie.calendar.Outcomes;
import fr.conciergerie.orders.LineId;
import fr.conciergerie.orders.OrderId;
import fr.conciergerie.orders.Orders;
import fr.conciergerie.orders.Town;
import fr.conciergerie.orders.web.ApiTest;
import fr.conciergerie.organisations.MemberDetails;
import fr.conciergerie.organisations.MemberId;
import fr.conciergerie.organisations.Organisations;
import fr.conciergerie.shared.Tenant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A member brings somebody along to an hour of a group: two places or none, at once or once they come free. */
class GuestsApiTest extends ApiTest {

    private static final ScheduleTerms FOUR_AT_ONCE = new ScheduleTerms(45, 0, 0, 4, 24, 60, 24, 4, "Salle 2");

    private Practice practice;
    private LocalDate day;
    private String slot;
    private List<MemberId> others;

    @BeforeEach
    void aGroupOfFour() {
        town = Town.build(context);
        practice = Practice.open(context, town, FOUR_AT_ONCE);
        day = practice.workingDay(context, 7);
        slot = slot(day, 0);
        others = Tenant.call(town.operator(), () -> {
            var organisations = context.getBean(Organisations.class);
            var organisation = organisations.organisations().getFirst().id();
            return IntStream.range(0, 5)
                    .mapToObj(it -> organisations.addMember(
                            organisation,
                            new MemberDetails("Agent " + it, "agent-" + it + "-" + town.operator() + "@essai.example"),
                            LocalDate.of(2024, 1, 1)))
                    .toList();
        });
    }

    @Test
    void twoComeOnTwoPlacesAndTwoLinesOfOneOrder() {
        var booked = two().is(201);

        var guest = get(town.agent(), "/bookings/" + booked.text("/guest")).is(200);
        assertThat(guest.text("/guestOf")).isEqualTo(booked.text("/id"));
        assertThat(guest.text("/slot")).isEqualTo(slot);
        assertThat(free()).isEqualTo(2);
        var order = get(town.agent(), "/orders/" + booked.text("/order")).is(200);
        assertThat(order.body().at("/lines").size()).isEqualTo(2);
        assertThat(order.body().at("/total/cents").asInt()).isEqualTo(9000);
        assertThat(get(town.agent(), "/bookings").is(200).body().at("/items").size())
                .as("the member has one hour")
                .isOne();
        assertThat(atTheDesk().get(String.valueOf(town.agent().member())))
                .as("two come")
                .containsExactly(booked.text("/id"), booked.text("/guest"));
    }

    @Test
    void theSameCallMadeTwiceTakesTwoPlacesOnce() {
        var body = "{\"slot\":\"%s\",\"guests\":1}".formatted(slot);

        var once =
                post(town.agent(), "/bookings", body, "Idempotency-Key", "k-2").is(201);
        var again =
                post(town.agent(), "/bookings", body, "Idempotency-Key", "k-2").is(201);

        assertThat(again.body()).isEqualTo(once.body());
        assertThat(free()).isEqualTo(2);
        assertThat(two().isProblem(409).text("/type")).endsWith("bookings.member-elsewhere");
    }

    @Test
    void toAnHourForOneNobodyComesAlong() {
        var alone = Practice.open(context, town);
        var hour = get(
                        town.agent(),
                        "/sites/hotel-de-ville/slots?offer=%s&from=%s&to=%s".formatted(alone.schedule(), day, day))
                .text("/items/0/id");

        assertThat(post(town.agent(), "/bookings", "{\"slot\":\"%s\",\"guests\":1}".formatted(hour))
                        .isProblem(409)
                        .text("/type"))
                .endsWith("bookings.for-one-only");
        post(town.concierge(), "/bookings", wish(hour, others.get(0), 0)).is(201);
        assertThat(post(town.agent(), "/slots/" + hour + "/waiting-list", "{\"guests\":1}")
                        .isProblem(409)
                        .text("/type"))
                .endsWith("bookings.for-one-only");
        for (int guests : new int[] {-1, 2}) {
            post(town.agent(), "/bookings", "{\"slot\":\"%s\",\"guests\":%d}".formatted(slot, guests))
                    .isProblem(422);
            post(town.agent(), list(), "{\"guests\":%d}".formatted(guests)).isProblem(422);
        }
    }

    @Test
    void whereOnePlaceIsLeftTwoAreLedToHoursWithTwo() {
        fill(3);

        var refused = two().isProblem(409);

        assertThat(refused.text("/type")).endsWith("bookings.one-place-left");
        assertThat(refused.body().at("/nearest").valueStream())
                .hasSize(3)
                .allSatisfy(it -> assertThat(it.at("/free").asInt()).isGreaterThan(1));
        assertThat(get(town.agent(), "/orders").is(200).body().at("/items").size())
                .as("nothing is half written")
                .isZero();
        post(town.agent(), "/bookings", "{\"slot\":\"%s\"}".formatted(slot)).is(201);
        assertThat(free()).isZero();
    }

    @Test
    void aGuestStaysAwayAloneAndTheMemberComes() {
        var booked = two().is(201);

        var cancelled = cancel(town.agent(), booked.text("/guest")).is(200);

        assertThat(cancelled.text("/status")).isEqualTo("CANCELLED");
        assertThat(free()).isEqualTo(3);
        var own = get(town.agent(), "/bookings/" + booked.text("/id")).is(200);
        assertThat(own.text("/status")).isEqualTo("BOOKED");
        assertThat(own.body().at("/guest").isNull()).isTrue();
        assertThat(statuses(booked)).containsExactlyInAnyOrder("ACCEPTED", "CANCELLED");
        cancel(town.agent(), booked.text("/guest")).isProblem(409);
    }

    @Test
    void withTheMemberTheirGuestStaysAway() {
        var booked = two().is(201);

        cancel(town.agent(), booked.text("/id")).is(200);

        assertThat(free()).isEqualTo(4);
        assertThat(statuses(booked)).containsOnly("CANCELLED");
        assertThat(get(town.agent(), "/bookings/" + booked.text("/guest")).text("/status"))
                .isEqualTo("CANCELLED");
        two().is(201);
    }

    @Test
    void theyMoveTogetherOrNotAtAll() {
        var booked = two().is(201);
        var later = slot(day, 1);
        for (var member : others.subList(0, 3)) {
            post(town.concierge(), "/bookings", wish(later, member, 0)).is(201);
        }

        assertThat(move(booked.text("/id"), later).isProblem(409).text("/type")).endsWith("bookings.one-place-left");
        assertThat(free()).isEqualTo(2);
        var elsewhere = slot(practice.workingDay(context, 10), 0);
        assertThat(move(booked.text("/guest"), elsewhere).isProblem(409).text("/type"))
                .endsWith("bookings.guests-move-along");
        var moved = move(booked.text("/id"), elsewhere).is(200);

        assertThat(moved.text("/slot")).isEqualTo(elsewhere);
        assertThat(get(town.agent(), "/bookings/" + booked.text("/guest")).text("/slot"))
                .isEqualTo(elsewhere);
        assertThat(free()).isEqualTo(4);
        var lines = get(town.agent(), "/orders/" + booked.text("/order")).body().at("/lines");
        assertThat(lines.valueStream().map(it -> it.at("/appointmentAt").asString()))
                .containsOnly(moved.text("/startsAt"));
    }

    @Test
    void aGuestCountsAsTheMemberDoes() {
        terms(new ScheduleTerms(
                45, 0, 0, 4, 24, 60, 24, 4, "Salle 2", null, new BookingLimit(2, BookingLimit.Period.YEAR)));
        var booked = two().is(201);

        var another = "{\"slot\":\"%s\"}".formatted(slot(day, 1));
        assertThat(post(town.agent(), "/bookings", another).isProblem(409).text("/type"))
                .endsWith("bookings.limit-reached");
        cancel(town.agent(), booked.text("/guest")).is(200);
        post(town.agent(), "/bookings", another).is(201);
    }

    @Test
    void whoeverWithdrawsFromOneOfTheTwoLinesComesAlone() {
        var booked = two().is(201);

        Tenant.call(
                town.operator(),
                () -> context.getBean(Orders.class)
                        .withdraw(
                                context.getBean(Accounts.class)
                                        .actors(town.agent().account())
                                        .getFirst(),
                                new OrderId(UUID.fromString(booked.text("/order"))),
                                List.of(new LineId(UUID.fromString(booked.text("/line")))),
                                null));

        var own = get(town.agent(), "/bookings/" + booked.text("/id")).is(200);
        var guest = get(town.agent(), "/bookings/" + booked.text("/guest")).is(200);
        assertThat(own.text("/status")).isEqualTo("BOOKED");
        assertThat(guest.text("/status")).isEqualTo("CANCELLED");
        assertThat(guest.text("/line")).as("the line that they withdrew from").isEqualTo(booked.text("/line"));
        assertThat(own.text("/line")).isNotEqualTo(booked.text("/line"));
        assertThat(free()).isEqualTo(3);
        post(town.agent(), "/orders/" + booked.text("/order") + "/withdrawal").is(200);
        assertThat(free()).isEqualTo(4);
    }

    @Test
    void ofTwoItIsSaidOfEachWhetherTheyCame() {
        var booked = two().is(201);
        practice.earlier(context, booking(booked.text("/id")), 8);

        post(town.concierge(), "/bookings/" + booked.text("/id") + "/attendance", "{\"attendance\":\"ATTENDED\"}")
                .is(200);
        post(town.concierge(), "/bookings/" + booked.text("/guest") + "/attendance", "{\"attendance\":\"EXCUSED\"}")
                .is(200);

        assertThat(statuses(booked)).containsExactlyInAnyOrder("COLLECTED", "CANCELLED");
    }

    /** Whoever wants one place does not overtake two: what comes free first is kept until the second does. */
    @Test
    void twoWaitForBothPlacesOrGoOnWaiting() {
        fill(4);
        assertThat(two().isProblem(409).text("/type")).endsWith("bookings.slot-full");
        var waits = waitForTwo().is(201);
        assertThat(waits.body().at("/guests").asInt()).isOne();
        join(others.get(4)).is(201);

        giveBack(others.get(0));

        assertThat(offered(town.concierge())).isEmpty();
        assertThat(free()).isZero();
        book(others.get(4), 0).isProblem(409);
        giveBack(others.get(1));
        assertThat(offered(town.concierge()))
                .containsExactly(String.valueOf(town.agent().member()));
        book(others.get(4), 0).isProblem(409);
        two().is(201);
        assertThat(free()).isZero();
        assertThat(get(town.concierge(), list()).body().at("/items/0/rank").asInt())
                .isOne();
    }

    @Test
    void whatOneOfTwoDoesNotTakeIsPassedOn() {
        fill(4);
        waitForTwo().is(201);
        join(others.get(4)).is(201);
        giveBack(others.get(0));
        giveBack(others.get(1));

        post(town.agent(), "/bookings", "{\"slot\":\"%s\"}".formatted(slot)).is(201);

        assertThat(offered(town.concierge())).containsExactly(others.get(4).toString());
        book(others.get(4), 1).isProblem(409);
        book(others.get(4), 0).is(201);
        assertThat(free()).isZero();
    }

    @Test
    void whatTwoDeclineAndWhatAGuestGivesBackIsOffered() {
        fill(2);
        var pair = two().is(201);
        var entry = post(town.colleague(), list(), "{\"guests\":1}").is(201).text("/id");
        join(others.get(4)).is(201);
        cancel(town.agent(), pair.text("/guest")).is(200);
        assertThat(offered(town.concierge())).isEmpty();

        post(town.colleague(), list() + "/" + entry + "/cancellation").is(204);

        assertThat(offered(town.concierge())).containsExactly(others.get(4).toString());
        book(others.get(4), 0).is(201);
    }

    @Test
    void moreRoomServesTwo() {
        fill(4);
        waitForTwo().is(201);

        terms(new ScheduleTerms(45, 0, 0, 5, 24, 60, 24, 4, "Salle 2"));
        assertThat(offered(town.agent())).isEmpty();
        terms(new ScheduleTerms(45, 0, 0, 6, 24, 60, 24, 4, "Salle 2"));

        assertThat(offered(town.agent())).hasSize(1);
        two().is(201);
    }

    @Test
    void whoeverWaitsKeepsWhatTheyAskedFor() {
        fill(4);
        var first = waitForTwo().is(201);

        var again = post(town.agent(), list(), "{}").is(201);

        assertThat(again.body()).isEqualTo(first.body());
    }

    @Test
    void whereTheSiteClosesBothPlacesAreCancelled() {
        var booked = two().is(201);

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
                                new Outcomes(
                                        Map.of(UUID.fromString(booked.text("/id")), new Outcome.Cancelled()), "")));

        assertThat(statuses(booked)).containsOnly("CANCELLED");
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

    private Answer two() {
        return post(town.agent(), "/bookings", "{\"slot\":\"%s\",\"guests\":1}".formatted(slot));
    }

    private Answer waitForTwo() {
        return post(town.agent(), list(), "{\"guests\":1}");
    }

    private Answer join(MemberId member) {
        return post(town.concierge(), list(), "{\"member\":\"%s\"}".formatted(member));
    }

    private Answer book(MemberId member, int guests) {
        return post(town.concierge(), "/bookings", wish(slot, member, guests));
    }

    private static String wish(String slot, MemberId member, int guests) {
        return "{\"slot\":\"%s\",\"member\":\"%s\",\"guests\":%d}".formatted(slot, member, guests);
    }

    private void fill(int places) {
        others.subList(0, places).forEach(it -> book(it, 0).is(201));
    }

    private Answer cancel(Town.Someone someone, String booking) {
        return post(someone, "/bookings/" + booking + "/cancellation", "{\"reason\":\"En congé\"}");
    }

    private Answer move(String booking, String to) {
        return post(town.agent(), "/bookings/" + booking + "/move", "{\"slot\":\"%s\"}".formatted(to));
    }

    private void giveBack(MemberId member) {
        cancel(
                        town.concierge(),
                        requireNonNull(atTheDesk().get(member.toString())).getFirst())
                .is(200);
    }

    /** Who comes on the day: their bookings, by member. */
    private Map<String, List<String>> atTheDesk() {
        return get(town.concierge(), "/bookings?site=hotel-de-ville&from=%s&to=%s".formatted(day, day))
                .is(200)
                .body()
                .at("/items")
                .valueStream()
                .collect(groupingBy(
                        it -> it.at("/member").asString(),
                        mapping(it -> it.at("/id").asString(), toList())));
    }

    /** To whom places are offered. */
    private List<String> offered(Town.Someone someone) {
        return get(someone, list())
                .is(200)
                .body()
                .at("/items")
                .valueStream()
                .filter(it -> !it.at("/offeredUntil").isNull())
                .map(it -> it.at("/member").asString())
                .toList();
    }

    private List<String> statuses(Answer booked) {
        return get(town.agent(), "/orders/" + booked.text("/order"))
                .is(200)
                .body()
                .at("/lines")
                .valueStream()
                .map(it -> it.at("/status").asString())
                .toList();
    }

    private void terms(ScheduleTerms terms) {
        Tenant.run(town.operator(), () -> {
            var schedules = context.getBean(Schedules.class);
            schedules.change(
                    practice.schedule(), schedules.schedule(practice.schedule()).version(), terms, true);
        });
    }

    private int free() {
        return get(town.manager(), slots(day))
                .is(200)
                .body()
                .at("/items/0/free")
                .asInt();
    }

    private String list() {
        return "/slots/" + slot + "/waiting-list";
    }

    private String slot(LocalDate on, int which) {
        return get(town.agent(), slots(on)).is(200).text("/items/" + which + "/id");
    }

    private String slots(LocalDate on) {
        return "/sites/hotel-de-ville/slots?offer=%s&from=%s&to=%s".formatted(practice.schedule(), on, on);
    }
}
