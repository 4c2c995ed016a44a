package fr.conciergerie.bookings.web;

import static org.assertj.core.api.Assertions.assertThat;

import fr.conciergerie.Here;
import fr.conciergerie.bookings.BookingLimit;
import fr.conciergerie.bookings.Practice;
import fr.conciergerie.bookings.ScheduleTerms;
import fr.conciergerie.bookings.SeriesTerms;
import fr.conciergerie.bookings.SlotId;
import fr.conciergerie.orders.Town;
import fr.conciergerie.orders.web.ApiTest;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Several hours bought at once, and how many one person can have. */
class SeriesApiTest extends ApiTest {

    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

    /** Of the osteopath's 45 euros. */
    private static final long A_TENTH_LESS = 4050;

    private Practice practice;

    @BeforeEach
    void fourAtOnceForATenthLess() {
        town = Town.build(context);
        practice = Practice.open(context, town, terms(1, new SeriesTerms(4, 10, true), null));
    }

    @Test
    void aSeriesIsOneOrderWithALineForEachWeek() {
        var first = first();
        var series = get(town.agent(), "/slots/" + first + "/series").is(200);
        assertThat(series.body().at("/sessions").asInt()).isEqualTo(4);
        assertThat(series.body().at("/price/cents").asLong()).isEqualTo(A_TENTH_LESS);

        var booked = take(town.agent(), first, slots(series)).is(201);

        var starts = starts(booked);
        assertThat(starts.stream().map(LocalDateTime::toLocalTime).distinct()).hasSize(1);
        assertThat(starts.stream().map(LocalDateTime::getDayOfWeek).distinct()).hasSize(1);
        assertThat(starts).doesNotHaveDuplicates().isSorted().hasSize(4);
        assertThat(booked.body().at("/items").findValuesAsString("order").stream()
                        .distinct())
                .hasSize(1);
        var order = get(town.agent(), booked.header("Location").substring("/api/v1".length()))
                .is(200);
        assertThat(order.body().at("/lines").size()).isEqualTo(4);
        assertThat(order.body().at("/lines").findValues("price"))
                .allSatisfy(it -> assertThat(it.at("/cents").asLong()).isEqualTo(A_TENTH_LESS));
        assertThat(order.body().at("/total/cents").asLong()).isEqualTo(4 * A_TENTH_LESS);
    }

    @Test
    void eachIsMovedAndGivenBackAlone() {
        var first = first();
        var booked = take(town.agent(), first, proposed(first)).is(201);
        var second = booked.text("/items/1/id");
        var other = get(
                        town.agent(),
                        "/sites/hotel-de-ville/slots?offer=%s&from=%s&to=%s"
                                .formatted(
                                        practice.schedule(),
                                        starts(booked).get(1).toLocalDate(),
                                        starts(booked).get(1).toLocalDate()))
                .body()
                .at("/items")
                .valueStream()
                .filter(it -> it.at("/free").asInt() > 0)
                .findFirst()
                .orElseThrow()
                .at("/id")
                .asString();

        post(town.agent(), "/bookings/" + second + "/move", "{\"slot\":\"%s\"}".formatted(other))
                .is(200);
        post(town.agent(), "/bookings/" + booked.text("/items/2/id") + "/cancellation", "{\"reason\":\"En congé\"}")
                .is(200);

        var mine = get(town.agent(), "/bookings").is(200).body().at("/items");
        assertThat(mine.findValuesAsString("status"))
                .containsExactlyInAnyOrder("BOOKED", "BOOKED", "BOOKED", "CANCELLED");
        assertThat(mine.findValuesAsString("slot")).contains(other);
        post(town.colleague(), "/bookings", "{\"slot\":\"%s\"}".formatted(booked.text("/items/2/slot")))
                .is(201);
    }

    /** What was agreed for each stays so: given back it costs nothing, and makes none of the others dearer. */
    @Test
    void whatIsKeptOfASeriesCostsWhatWasAgreed() {
        var first = first();
        var booked = take(town.agent(), first, proposed(first)).is(201);
        for (int i = 1; i < 4; i++) {
            post(
                            town.agent(),
                            "/bookings/" + booked.text("/items/" + i + "/id") + "/cancellation",
                            "{\"reason\":\"En congé\"}")
                    .is(200);
        }

        var order =
                get(town.agent(), "/orders/" + booked.text("/items/0/order")).is(200);

        assertThat(order.body().at("/lines/0/price/cents").asLong()).isEqualTo(A_TENTH_LESS);
        assertThat(order.body().at("/total/cents").asLong()).isEqualTo(A_TENTH_LESS);
    }

    /** Whoever has an hour further ahead than others can book can have another one around it. */
    @Test
    void anHourBeyondTheHorizonIsMovedAmongItsNeighbours() {
        practice = Practice.open(
                context, town, new ScheduleTerms(45, 5, 10, 1, 24, 20, 24, 4, null, new SeriesTerms(6, 0, true), null));
        var first = first();
        var booked = take(town.agent(), first, proposed(first)).is(201);
        var last = starts(booked).getLast();
        assertThat(last.toLocalDate()).isAfter(Here.today().plusDays(30));
        post(town.colleague(), "/bookings", "{\"slot\":\"%s\"}".formatted(slot(last.plusDays(1))))
                .isProblem(409);

        post(
                        town.agent(),
                        "/bookings/" + booked.text("/items/5/id") + "/move",
                        "{\"slot\":\"%s\"}".formatted(slot(workingDayAfter(last))))
                .is(200);
        post(
                        town.agent(),
                        "/bookings/" + booked.text("/items/4/id") + "/move",
                        "{\"slot\":\"%s\"}".formatted(slot(last.plusWeeks(20))))
                .isProblem(409);
    }

    @Test
    void aWeekThatIsFullIsLeftOutAndTheSeriesGoesOn() {
        var first = first();
        var before = proposed(first);
        post(town.colleague(), "/bookings", "{\"slot\":\"%s\"}".formatted(before.get(1)))
                .is(201);

        var series = get(town.agent(), "/slots/" + first + "/series").is(200);

        assertThat(slots(series)).hasSize(4).doesNotContain(before.get(1)).contains(before.get(0), before.get(2));
        assertThat(series.body().at("/leftOut").valueStream().map(it -> it.asString()))
                .contains(moment(before.get(1)));
        var refused = take(town.agent(), first, before).isProblem(409);
        assertThat(refused.text("/slot")).as("what stands in the way").isEqualTo(before.get(1));
        assertThat(refused.body().at("/nearest").size()).isEqualTo(3);
        assertThat(refused.text("/waitingList/href")).isEqualTo("/api/v1/slots/" + before.get(1) + "/waiting-list");
        assertThat(get(town.agent(), "/bookings").body().at("/items").size())
                .as("all of them or none")
                .isZero();
        take(town.agent(), first, slots(series)).is(201);
    }

    /** Somebody who has something at that hour is not asked to be in two places. */
    @Test
    void aWeekInWhichTheMemberHasSomethingElseIsLeftOut() {
        var first = first();
        var before = proposed(first);
        var elsewhere = Practice.open(context, town, Practice.TERMS);
        post(
                        town.agent(),
                        "/bookings",
                        "{\"slot\":\"%s\"}"
                                .formatted(before.get(1)
                                        .replace(
                                                practice.schedule().toString(),
                                                elsewhere.schedule().toString())))
                .is(201);

        assertThat(proposed(first)).hasSize(4).doesNotContain(before.get(1));
        take(town.agent(), first, before).isProblem(409);
    }

    @Test
    void whatIsOffWithASeriesIsRefused() {
        var first = first();
        var series = proposed(first);

        take(town.agent(), first, series.subList(0, 3)).isProblem(409);
        take(town.agent(), first, List.of(first, first, first, first)).isProblem(409);
        take(town.agent(), first, List.of()).isProblem(422);
        take(town.agent(), first, List.of(first, "demain")).isProblem(422);
        take(town.agent(), slot(LocalDateTime.of(2031, 1, 6, 12, 0)), series).isProblem(422);
        post(
                        town.agent(),
                        "/slots/" + first + "/series",
                        "{\"slots\":%s,\"price\":{\"cents\":4500,\"currency\":\"EUR\"}}".formatted(json(series)))
                .isProblem(409);
        var far = new ArrayList<>(series.subList(0, 3));
        far.add(slot(LocalDateTime.of(2031, 1, 6, 12, 0)));
        take(town.agent(), first, far).isProblem(409);
        var none = Practice.open(context, town, Practice.TERMS);
        get(
                        town.agent(),
                        "/slots/"
                                + first.replace(
                                        practice.schedule().toString(),
                                        none.schedule().toString()) + "/series")
                .isProblem(409);
        assertThat(get(town.agent(), "/bookings").body().at("/items").size()).isZero();
    }

    /** What is left out tells when they are busy. */
    @Test
    void theSeriesOfAMemberIsForThoseWhoServeThem() {
        var path = "/slots/" + first() + "/series?member=";
        get(town.concierge(), path + town.agent().member()).is(200);
        get(town.concierge(), path + UUID.randomUUID()).isProblem(404);
        get(town.concierge(), path + "nobody").isProblem(422);
    }

    @Test
    void whatIsSoldOnlyAsASeriesCannotBeBookedOnce() {
        practice = Practice.open(context, town, terms(1, new SeriesTerms(2, 0, false), null));
        var first = first();

        post(town.agent(), "/bookings", "{\"slot\":\"%s\"}".formatted(first)).isProblem(409);
        take(town.agent(), first, proposed(first)).is(201);
        post(town.colleague(), "/slots/" + first + "/waiting-list", "{}").isProblem(409);
    }

    @Test
    void nobodyHasMoreThanTheirShareOfAMonth() {
        practice = Practice.open(context, town, terms(1, null, new BookingLimit(2, BookingLimit.Period.YEAR)));
        var slots = get(
                        town.agent(),
                        "/sites/hotel-de-ville/slots?offer=%s&from=%s".formatted(practice.schedule(), withinAYear()))
                .body()
                .at("/items")
                .findValuesAsString("id");

        var one = post(town.agent(), "/bookings", "{\"slot\":\"%s\"}".formatted(slots.get(0)))
                .is(201);
        post(town.agent(), "/bookings", "{\"slot\":\"%s\"}".formatted(slots.get(1)))
                .is(201);
        assertThat(post(town.agent(), "/bookings", "{\"slot\":\"%s\"}".formatted(slots.get(2)))
                        .isProblem(409)
                        .text("/detail"))
                .contains("2 rendez-vous par an");
        post(town.colleague(), "/bookings", "{\"slot\":\"%s\"}".formatted(slots.get(2)))
                .is(201);
        post(town.agent(), "/bookings/" + one.text("/id") + "/move", "{\"slot\":\"%s\"}".formatted(slots.get(3)))
                .is(200);
        post(town.agent(), "/bookings/" + one.text("/id") + "/cancellation", "{\"reason\":\"En congé\"}")
                .is(200);
        post(town.agent(), "/bookings", "{\"slot\":\"%s\"}".formatted(slots.get(4)))
                .is(201);
    }

    /** Neither of them has seen the other when they begin. */
    @Test
    void whoBooksWithTwoPractitionersAtOnceHasNoMoreThanTheirShare() throws Exception {
        var limit = new BookingLimit(1, BookingLimit.Period.YEAR);
        var practices = IntStream.range(0, 4)
                .mapToObj(_ -> Practice.open(context, town, terms(1, null, limit)))
                .toList();
        var slots = IntStream.range(0, 4)
                .mapToObj(it -> get(
                                town.agent(),
                                "/sites/hotel-de-ville/slots?offer=%s&from=%s"
                                        .formatted(practices.get(it).schedule(), withinAYear()))
                        .text("/items/" + it + "/id"))
                .toList();

        try (var together = Executors.newFixedThreadPool(4)) {
            var answers = together.invokeAll(slots.stream()
                    .map(it ->
                            (Callable<Integer>) () -> post(town.agent(), "/bookings", "{\"slot\":\"%s\"}".formatted(it))
                                    .status())
                    .toList());
            var statuses = new ArrayList<Integer>();
            for (var answer : answers) {
                statuses.add(answer.get());
            }
            assertThat(statuses).containsExactlyInAnyOrder(201, 409, 409, 409);
        }
    }

    /** One of the hours is the same; whoever is slower has none of theirs, nor an order. */
    @Test
    void ofTwoWhoWantTheSameHourAtOnceOneHasTheWholeSeries() throws Exception {
        var first = first();
        var series = proposed(first);
        var crossing = new ArrayList<>(proposed(series.get(3)));
        var agents = List.of(
                (Callable<Answer>) () -> take(town.agent(), first, series),
                () -> take(town.colleague(), crossing.getFirst(), crossing),
                () -> take(town.agent(), first, series));

        var statuses = new ArrayList<Integer>();
        try (var together = Executors.newFixedThreadPool(agents.size())) {
            for (var answer : together.invokeAll(agents)) {
                statuses.add(answer.get().status());
            }
        }

        assertThat(statuses).containsExactlyInAnyOrder(201, 409, 409);
        var sizes = List.of(
                get(town.agent(), "/bookings").body().at("/items").size(),
                get(town.colleague(), "/bookings").body().at("/items").size());
        assertThat(sizes).containsExactlyInAnyOrder(4, 0);
        assertThat(List.of(
                        get(town.agent(), "/orders").body().at("/items").size(),
                        get(town.colleague(), "/orders").body().at("/items").size()))
                .containsExactlyInAnyOrder(1, 0);
    }

    private static ScheduleTerms terms(int capacity, @Nullable SeriesTerms series, @Nullable BookingLimit limit) {
        return new ScheduleTerms(45, 5, 10, capacity, 24, 60, 24, 4, null, series, limit);
    }

    private Answer take(Town.Someone who, String first, List<String> slots) {
        return post(who, "/slots/" + first + "/series", "{\"slots\":%s}".formatted(json(slots)));
    }

    private static String json(List<String> slots) {
        return slots.stream().map(it -> "\"" + it + "\"").collect(Collectors.joining(",", "[", "]"));
    }

    private List<String> proposed(String first) {
        return slots(get(town.agent(), "/slots/" + first + "/series").is(200));
    }

    private static List<String> slots(Answer series) {
        return series.body().at("/items").findValuesAsString("id");
    }

    private static List<LocalDateTime> starts(Answer booked) {
        return booked.body().at("/items").findValuesAsString("startsAt").stream()
                .map(it -> Instant.parse(it).atZone(PARIS).toLocalDateTime())
                .toList();
    }

    private LocalDate day(int ahead) {
        return practice.workingDay(context, ahead);
    }

    /** The first of two weeks of one year. */
    private LocalDate withinAYear() {
        var soon = day(7);
        return soon.plusDays(14).getYear() == soon.getYear() ? soon : LocalDate.of(soon.getYear() + 1, 1, 1);
    }

    private String first() {
        return get(town.agent(), "/sites/hotel-de-ville/slots?offer=%s&from=%s".formatted(practice.schedule(), day(7)))
                .is(200)
                .text("/items/0/id");
    }

    /** The first day after another on which somebody receives, at the same hour. */
    private LocalDateTime workingDayAfter(LocalDateTime moment) {
        int ahead = (int) (moment.toLocalDate().toEpochDay() - Here.today().toEpochDay());
        return day(ahead + 1).atTime(moment.toLocalTime());
    }

    private String slot(LocalDateTime local) {
        return new SlotId(practice.schedule(), local.atZone(PARIS).toInstant()).toString();
    }

    private static String moment(String slot) {
        return SlotId.of(slot).startsAt().toString();
    }
}
