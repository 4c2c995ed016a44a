package fr.conciergerie.bookings.web;

import static org.assertj.core.api.Assertions.assertThat;

import fr.conciergerie.bookings.Practice;
import fr.conciergerie.bookings.ScheduleTerms;
import fr.conciergerie.bookings.Schedules;
import fr.conciergerie.orders.Town;
import fr.conciergerie.orders.web.ApiTest;
import fr.conciergerie.shared.Tenant;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BookingApiTest extends ApiTest {

    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

    private Practice practice;

    @BeforeEach
    void aPracticeOfItsOwn() {
        town = Town.build(context);
        practice = Practice.open(context, town);
    }

    @Test
    void hoursAreThoseOfThePracticeOnTheClockOfTheSite() {
        var day = workingDay(7);

        var slots = get(town.agent(), slots(day)).is(200);

        assertThat(locally(slots)).containsExactly(day + "T12:00", day + "T13:00");
        assertThat(slots.body().at("/items/0/free").asInt()).isOne();
        assertThat(slots.body().at("/items/0/capacity").asInt()).isOne();
        assertThat(get(town.agent(), "/sites/hotel-de-ville/slots?offer=osteopathie")
                        .is(200)
                        .body()
                        .at("/items")
                        .size())
                .isPositive();
        get(town.agent(), "/sites/hotel-de-ville/slots?offer=talons").isProblem(404);
        get(town.agent(), "/sites/hotel-de-ville/slots?from=2026-12-08&to=2027-12-08")
                .isProblem(422);
    }

    @Test
    void anHourThatIsTakenIsTheLineOfAnOrder() {
        var slot = first(workingDay(7));

        var booked = post(town.agent(), "/bookings", "{\"slot\":\"%s\"}".formatted(slot))
                .is(201);

        assertThat(booked.text("/status")).isEqualTo("BOOKED");
        assertThat(booked.text("/practitioner")).isEqualTo("Lou");
        assertThat(booked.header("Location")).isEqualTo("/api/v1/bookings/" + booked.text("/id"));
        var order = get(town.agent(), "/orders/" + booked.text("/order")).is(200);
        assertThat(order.text("/lines/0/status")).isEqualTo("ACCEPTED");
        assertThat(order.text("/lines/0/appointmentAt")).isEqualTo(booked.text("/startsAt"));
        assertThat(order.text("/lines/0/promisedFor"))
                .isEqualTo(Instant.parse(booked.text("/startsAt"))
                        .atZone(PARIS)
                        .toLocalDate()
                        .toString());
        assertThat(order.body().at("/lines/0/mayCancel").asBoolean()).isFalse();
        assertThat(get(town.agent(), "/bookings/" + booked.text("/id")).is(200).body())
                .isEqualTo(booked.body());
    }

    @Test
    void whatSomebodyElseHasIsRefusedWithTheNearestThatAreFree() {
        var day = workingDay(7);
        var slot = first(day);
        post(town.agent(), "/bookings", "{\"slot\":\"%s\"}".formatted(slot)).is(201);

        var refused = post(town.colleague(), "/bookings", "{\"slot\":\"%s\"}".formatted(slot))
                .isProblem(409);

        assertThat(refused.text("/type")).isEqualTo("urn:conciergerie:problem:bookings.slot-full");
        assertThat(refused.body().at("/nearest").size()).isEqualTo(3);
        assertThat(refused.text("/waitingList/href")).isEqualTo("/api/v1/slots/" + slot + "/waiting-list");
        assertThat(refused.body().at("/waitingList/rank").asInt()).isOne();
        assertThat(refused.body().at("/nearest").toString())
                .contains(day.toString().replace("-", "") + "T1");
        assertThat(get(town.agent(), slots(day)).body().at("/items/0/free").asInt())
                .isZero();
        assertThat(get(town.colleague(), "/orders").is(200).body().at("/items").size())
                .isZero();
    }

    @Test
    void nobodyIsInTwoPlacesAtOnce() {
        var other = Practice.open(context, town, new ScheduleTerms(30, 0, 0, 1, 0, 60, 0, 4, null));
        var slot = first(workingDay(7));
        post(town.agent(), "/bookings", "{\"slot\":\"%s\"}".formatted(slot)).is(201);
        var elsewhere = get(
                        town.agent(),
                        "/sites/hotel-de-ville/slots?offer=%s&from=%s&to=%s"
                                .formatted(other.schedule(), workingDay(7), workingDay(7)))
                .text("/items/1/id");

        var refused = post(town.agent(), "/bookings", "{\"slot\":\"%s\"}".formatted(elsewhere))
                .isProblem(409);

        assertThat(refused.text("/type")).isEqualTo("urn:conciergerie:problem:bookings.member-elsewhere");
    }

    @Test
    void aSlotOfAnotherSiteThanIsNamedIsNotTaken() {
        var slot = first(workingDay(7));

        post(town.agent(), "/bookings", "{\"site\":\"depot\",\"slot\":\"%s\"}".formatted(slot))
                .isProblem(422);
        post(
                        town.agent(),
                        "/bookings",
                        "{\"site\":\"hotel-de-ville\",\"offer\":\"talons\",\"slot\":\"%s\"}".formatted(slot))
                .isProblem(422);
        post(
                        town.agent(),
                        "/bookings",
                        "{\"site\":\"hotel-de-ville\",\"offer\":\"osteopathie\",\"slot\":\"%s\"}".formatted(slot))
                .is(201);
    }

    @Test
    void theSameCallMadeTwiceBooksOnce() {
        var slot = first(workingDay(7));
        var body = "{\"slot\":\"%s\"}".formatted(slot);

        var once =
                post(town.agent(), "/bookings", body, "Idempotency-Key", "k-1").is(201);
        var again =
                post(town.agent(), "/bookings", body, "Idempotency-Key", "k-1").is(201);

        assertThat(again.text("/id")).isEqualTo(once.text("/id"));
    }

    @Test
    void anHourIsGivenBackAndAnotherTakes() {
        var day = workingDay(7);
        var booked = post(town.agent(), "/bookings", "{\"slot\":\"%s\"}".formatted(first(day)))
                .is(201);

        var cancelled = post(
                        town.agent(),
                        "/bookings/" + booked.text("/id") + "/cancellation",
                        "{\"reason\":\"Je suis en congé\"}",
                        "If-Match",
                        booked.header("ETag"))
                .is(200);

        assertThat(cancelled.text("/status")).isEqualTo("CANCELLED");
        assertThat(get(town.agent(), "/orders/" + booked.text("/order")).text("/lines/0/status"))
                .isEqualTo("CANCELLED");
        post(town.colleague(), "/bookings", "{\"slot\":\"%s\"}".formatted(first(day)))
                .is(201);
        post(town.agent(), "/bookings/" + booked.text("/id") + "/cancellation", "{\"reason\":\"Encore\"}")
                .isProblem(409);
    }

    /** Whoever moves or cancels what has changed since they read it is told so, and nothing happens. */
    @Test
    void whoHasReadAnOlderVersionChangesNothing() {
        var booked = post(town.agent(), "/bookings", "{\"slot\":\"%s\"}".formatted(first(workingDay(7))))
                .is(201);
        var path = "/bookings/" + booked.text("/id");
        var later = first(workingDay(10));
        post(town.agent(), path + "/move", "{\"slot\":\"%s\"}".formatted(later), "If-Match", booked.header("ETag"))
                .is(200);

        post(
                        town.agent(),
                        path + "/move",
                        "{\"slot\":\"%s\"}".formatted(booked.text("/slot")),
                        "If-Match",
                        booked.header("ETag"))
                .isProblem(412);
        post(town.agent(), path + "/cancellation", "{\"reason\":\"En congé\"}", "If-Match", booked.header("ETag"))
                .isProblem(412);

        var now = get(town.agent(), path);
        assertThat(now.text("/slot")).isEqualTo(later);
        assertThat(now.text("/status")).isNotEqualTo("CANCELLED");
    }

    /** The schedule has changed since it was given back: whoever takes the hour has what is offered now. */
    @Test
    void anHourThatWasGivenBackIsTakenAnewOnTheTermsOfToday() {
        var day = workingDay(7);
        var slot = first(day);
        var before = post(town.agent(), "/bookings", "{\"slot\":\"%s\"}".formatted(slot))
                .is(201);
        post(town.agent(), "/bookings/" + before.text("/id") + "/cancellation", "{\"reason\":\"En congé\"}")
                .is(200);
        Tenant.run(town.operator(), () -> {
            var schedules = context.getBean(Schedules.class);
            var known = schedules.schedule(practice.schedule());
            schedules.change(known.id(), known.version(), new ScheduleTerms(90, 0, 0, 2, 24, 60, 24, 4, null), true);
        });

        var after = post(town.agent(), "/bookings", "{\"slot\":\"%s\"}".formatted(slot))
                .is(201);
        post(
                        town.concierge(),
                        "/bookings",
                        "{\"slot\":\"%s\",\"member\":\"%s\"}"
                                .formatted(slot, town.colleague().member()))
                .is(201);

        assertThat(Duration.between(Instant.parse(after.text("/startsAt")), Instant.parse(after.text("/endsAt"))))
                .hasMinutes(90);
        var left = get(town.agent(), slots(day)).is(200);
        assertThat(locally(left)).containsExactly(day + "T12:00");
        assertThat(left.body().at("/items/0/free").asInt()).isZero();
    }

    @Test
    void anHourIsMovedAndTheOldOneIsFree() {
        var day = workingDay(7);
        var booked = post(town.agent(), "/bookings", "{\"slot\":\"%s\"}".formatted(first(day)))
                .is(201);
        var later = first(workingDay(10));

        var moved = post(
                        town.agent(), "/bookings/" + booked.text("/id") + "/move", "{\"slot\":\"%s\"}".formatted(later))
                .is(200);

        assertThat(moved.text("/slot")).isEqualTo(later);
        assertThat(get(town.agent(), "/orders/" + booked.text("/order")).text("/lines/0/appointmentAt"))
                .isEqualTo(moved.text("/startsAt"));
        post(town.colleague(), "/bookings", "{\"slot\":\"%s\"}".formatted(booked.text("/slot")))
                .is(201);
        post(
                        town.agent(),
                        "/bookings/" + booked.text("/id") + "/move",
                        "{\"slot\":\"%s\"}".formatted(booked.text("/slot")))
                .isProblem(409);
        assertThat(get(town.agent(), "/bookings/" + booked.text("/id")).text("/slot"))
                .isEqualTo(later);
    }

    @Test
    void aGroupTakesAsManyAsItHasRoomFor() {
        var group = Practice.open(context, town, new ScheduleTerms(45, 0, 0, 2, 0, 60, 0, 4, "Salle 2"));
        var slot = get(
                        town.agent(),
                        "/sites/hotel-de-ville/slots?offer=%s&from=%s&to=%s"
                                .formatted(group.schedule(), workingDay(7), workingDay(7)))
                .text("/items/0/id");

        post(town.agent(), "/bookings", "{\"slot\":\"%s\"}".formatted(slot)).is(201);
        post(
                        town.concierge(),
                        "/bookings",
                        "{\"slot\":\"%s\",\"member\":\"%s\"}"
                                .formatted(slot, town.colleague().member()))
                .is(201);
        var full = get(
                town.agent(),
                "/sites/hotel-de-ville/slots?offer=%s&from=%s&to=%s"
                        .formatted(group.schedule(), workingDay(7), workingDay(7)));
        assertThat(full.body().at("/items/0/free").asInt()).isZero();
    }

    /** The consumer's right is used on the order: the hour goes back to the others with it. */
    @Test
    void whoWithdrawsFromTheOrderGivesTheHourBack() {
        var booked = post(town.agent(), "/bookings", "{\"slot\":\"%s\"}".formatted(first(workingDay(7))))
                .is(201);

        post(town.agent(), "/orders/" + booked.text("/order") + "/withdrawal").is(200);

        assertThat(get(town.agent(), "/bookings/" + booked.text("/id")).text("/status"))
                .isEqualTo("CANCELLED");
        post(town.colleague(), "/bookings", "{\"slot\":\"%s\"}".formatted(booked.text("/slot")))
                .is(201);
    }

    @Test
    void toStrangersABookingDoesNotExist() {
        var booked = post(town.agent(), "/bookings", "{\"slot\":\"%s\"}".formatted(first(workingDay(7))))
                .is(201);
        var path = "/bookings/" + booked.text("/id");

        var other = Town.build(context);
        for (var stranger :
                List.of(town.colleague(), town.cobblerAtWork(), other.manager(), other.agent(), other.farmer())) {
            get(stranger, path).isProblem(404);
        }
        get(town.coordinator(), path).isProblem(403);
        for (var rightful : List.of(town.concierge(), town.farmer(), town.manager())) {
            get(rightful, path).is(200);
        }
        post(town.farmer(), path + "/attendance", "{\"attendance\":\"ATTENDED\"}")
                .isProblem(403);
        post(town.concierge(), path + "/attendance", "{\"attendance\":\"ATTENDED\"}")
                .isProblem(409);
        post(town.concierge(), path + "/attendance", "{}").isProblem(422);
        post(town.agent(), path + "/move", "{\"slot\":\"demain\"}").isProblem(422);
    }

    private LocalDate workingDay(int ahead) {
        return practice.workingDay(context, ahead);
    }

    private String first(LocalDate day) {
        return get(town.agent(), slots(day)).is(200).text("/items/0/id");
    }

    private String slots(LocalDate day) {
        return "/sites/hotel-de-ville/slots?offer=%s&from=%s&to=%s".formatted(practice.schedule(), day, day);
    }

    private static List<String> locally(Answer slots) {
        return slots.body()
                .at("/items")
                .valueStream()
                .map(it -> Instant.parse(it.at("/startsAt").asString())
                        .atZone(PARIS)
                        .toLocalDateTime()
                        .toString())
                .toList();
    }
}
