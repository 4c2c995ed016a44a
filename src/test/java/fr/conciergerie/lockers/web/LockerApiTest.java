package fr.conciergerie.lockers.web;

import static org.assertj.core.api.Assertions.assertThat;

import fr.conciergerie.lockers.BankDetails;
import fr.conciergerie.lockers.BankId;
import fr.conciergerie.lockers.Banks;
import fr.conciergerie.lockers.CompartmentLabels;
import fr.conciergerie.lockers.LockProfile;
import fr.conciergerie.lockers.LockerDesk;
import fr.conciergerie.lockers.Size;
import fr.conciergerie.orders.Town;
import fr.conciergerie.orders.web.ApiTest;
import fr.conciergerie.shared.Tenant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** Lockers over the API: what is free, a compartment to put something into, and what waits in one. */
class LockerApiTest extends ApiTest {

    private BankId bank;

    @BeforeEach
    void aBankOfItsOwn() {
        town = Town.build(context);
        bank = Tenant.call(town.operator(), () -> {
            var banks = context.getBean(Banks.class);
            var id = banks.add(town.hall(), new BankDetails("Hall", LockProfile.MECHANICAL, 6, "", null, 24, 3));
            banks.addCompartments(id, CompartmentLabels.read("A1"), Size.S, false);
            banks.addCompartments(id, CompartmentLabels.read("A2"), Size.L, true);
            return id;
        });
        setCodes();
    }

    private void setCodes() {
        town.atTheDesk(context, (concierge, _) -> {
            var desk = context.getBean(LockerDesk.class);
            for (var it : desk.compartments(concierge, bank)) {
                desk.codeSet(
                        concierge,
                        it.compartment().id(),
                        Objects.requireNonNull(it.code()).code());
            }
        });
    }

    @Test
    void theLockersOfASiteSayWhatIsFreeAndNotWhose() {
        var before = get(town.agent(), "/sites/hotel-de-ville/lockers").is(200);
        assertThat(before.text("/items/0/name")).isEqualTo("Hall");
        assertThat(before.body().at("/items/0/free").asInt()).isEqualTo(2);

        reserve(town.colleague(), "").is(201);

        var after = get(town.agent(), "/sites/hotel-de-ville/lockers").is(200);
        assertThat(after.body().at("/items/0/compartments/0/free").asBoolean()).isFalse();
        assertThat(after.raw().body()).doesNotContain("member", "code");
        assertThat(get(town.agent(), "/sites/depot/lockers").is(200).body().at("/items"))
                .isEmpty();
        get(town.coordinator(), "/sites/hotel-de-ville/lockers").isProblem(403);
    }

    @Test
    void aCompartmentIsReservedWithItsCode() {
        var made = reserve(town.agent(), "").is(201);

        assertThat(made.text("/compartment")).isEqualTo("A1");
        assertThat(made.text("/state")).isEqualTo("AWAITED");
        assertThat(made.text("/code")).matches("[0-9]{6}");
        assertThat(made.header("Location")).isEqualTo("/api/v1/lockers/reservations/" + made.text("/id"));
        assertThat(get(town.agent(), path(made)).is(200).body()).isEqualTo(made.body());
        assertThat(get(town.concierge(), path(made)).is(200).body().at("/code").isNull())
                .as("whoever serves them has a code of the house")
                .isTrue();
        get(town.colleague(), path(made)).isProblem(404);
        get(town.coordinator(), path(made)).isProblem(403);
    }

    /** The answer of a call that may be repeated is kept for a day; the code is kept nowhere. */
    @Test
    void whatIsKeptForARepeatedCallSaysNoCode() {
        var wanted = "{\"site\":\"hotel-de-ville\"}";
        var made = post(town.agent(), "/lockers/reservations", wanted, "Idempotency-Key", "casier-1")
                .is(201);

        var again = post(town.agent(), "/lockers/reservations", wanted, "Idempotency-Key", "casier-1")
                .is(201);

        assertThat(made.text("/code")).matches("[0-9]{6}");
        assertThat(again.text("/id")).isEqualTo(made.text("/id"));
        assertThat(again.header("Location")).isEqualTo(made.header("Location"));
        assertThat(again.body().at("/code").isNull()).isTrue();
        assertThat(kept()).hasSize(1).noneMatch(it -> it.contains(made.text("/code")));
    }

    private List<String> kept() {
        return Tenant.call(
                town.operator(),
                () -> Objects.requireNonNull(context.getBean(TransactionOperations.class)
                        .execute(_ -> context.getBean(JdbcClient.class)
                                .sql("select body from web.idempotency")
                                .query(String.class)
                                .list())));
    }

    @Test
    void whereNoneIsFreeTheDeskIsThereInstead() {
        reserve(town.agent(), ",\"size\":\"L\"").is(201);

        var refused = reserve(town.colleague(), ",\"size\":\"L\"").isProblem(409);

        assertThat(refused.text("/type")).isEqualTo("urn:conciergerie:problem:lockers.none-free");
        assertThat(refused.text("/desk/startsAt")).isNotEmpty();
        assertThat(reserve(town.colleague(), "").is(201).text("/compartment")).isEqualTo("A1");
    }

    @Test
    void withinReachMeansWithinReach() {
        assertThat(reserve(town.agent(), ",\"accessible\":true").is(201).text("/compartment"))
                .isEqualTo("A2");
        reserve(town.colleague(), ",\"accessible\":true").isProblem(409);
    }

    @Test
    void oneAtATimeAtASite() {
        reserve(town.agent(), "").is(201);

        assertThat(reserve(town.agent(), "").isProblem(409).text("/type")).endsWith("lockers.one-at-a-time");
    }

    @Test
    void itIsDeclaredAndGivenBack() {
        var made = reserve(town.agent(), "").is(201);

        assertThat(post(town.agent(), path(made) + "/declaration", "").is(200).text("/state"))
                .isEqualTo("DECLARED");
        assertThat(post(town.agent(), path(made) + "/cancellation", "").is(200).text("/outcome"))
                .isEqualTo("CANCELLED");
        assertThat(get(town.agent(), path(made)).is(200).body().at("/code").isNull())
                .isTrue();
        post(town.agent(), path(made) + "/cancellation", "").isProblem(409);
        assertThat(reserve(town.colleague(), "").is(201).text("/compartment"))
                .as("nobody gets the first before another code is set")
                .isEqualTo("A2");
    }

    @Test
    void nobodyTakesOutWhatDoesNotWaitYet() {
        var made = reserve(town.agent(), "").is(201);

        post(town.agent(), path(made) + "/delegation", "{\"name\":\"Camille Roy\"}")
                .isProblem(409);
        post(town.agent(), path(made) + "/delegation", "{\"name\":\" \"}").isProblem(422);
        post(town.agent(), path(made) + "/delegation", "{}").isProblem(422);
        post(town.colleague(), path(made) + "/delegation", "{\"name\":\"Camille Roy\"}")
                .isProblem(404);
        post(town.agent(), path(made) + "/hold", "{\"until\":\"2026-12-24\"}").isProblem(409);
        post(town.agent(), path(made) + "/hold", "{}").isProblem(422);
        post(town.agent(), path(made) + "/delegation/withdrawal", "").is(200);
        post(town.agent(), path(made) + "/collection", "{\"byDelegate\":true}").isProblem(409);
    }

    @Test
    void whatIsOffIsSaidByItsField() {
        post(town.agent(), "/lockers/reservations", "{}").isProblem(422);
        post(town.agent(), "/lockers/reservations", "{\"site\":\"ailleurs\"}").isProblem(422);
        post(town.agent(), "/lockers/reservations", "{\"site\":\"hotel-de-ville\",\"size\":\"XL\"}")
                .isProblem(400);
        post(town.concierge(), "/lockers/reservations", "{\"site\":\"hotel-de-ville\",\"member\":\"x\"}")
                .isProblem(422);
        post(town.concierge(), "/lockers/loads", "{\"order\":\"x\"}").isProblem(422);
        post(town.agent(), "/lockers/loads", "{\"order\":\"x\"}").isProblem(403);
    }

    private Answer reserve(Town.Someone who, String more) {
        return post(who, "/lockers/reservations", "{\"site\":\"hotel-de-ville\"%s}".formatted(more));
    }

    private static String path(Answer made) {
        return "/lockers/reservations/" + made.text("/id");
    }
}
