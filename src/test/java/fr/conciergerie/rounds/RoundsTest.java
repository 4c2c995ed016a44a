package fr.conciergerie.rounds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import fr.conciergerie.Here;
import fr.conciergerie.accounts.Accounts;
import fr.conciergerie.orders.Town;
import fr.conciergerie.rounds.Called.AtPartner;
import fr.conciergerie.rounds.Called.AtSite;
import fr.conciergerie.rounds.plan.Factor;
import fr.conciergerie.rounds.plan.Load;
import fr.conciergerie.rounds.plan.Planner.Origin;
import fr.conciergerie.rounds.plan.Unassigned;
import fr.conciergerie.rounds.plan.Vehicle;
import fr.conciergerie.rounds.plan.VehicleKind;
import fr.conciergerie.shared.NotFound;
import fr.conciergerie.shared.Refused;
import fr.conciergerie.shared.Tenant;
import fr.conciergerie.web.Actor;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.ApplicationContext;
import org.springframework.dao.OptimisticLockingFailureException;

/** A round of a day over the sites and the partners of a town. */
@SpringBootTest
@AutoConfigureMockMvc
class RoundsTest {

    private static final LocalDate DAY = Here.today();
    private static final Vehicle BIKE = new Vehicle(VehicleKind.CARGO_BIKE, new Load(12, 300, 4), 15);

    @Autowired
    ApplicationContext context;

    @Autowired
    Rounds rounds;

    @Autowired
    RoundPlans plans;

    @Autowired
    StopDesk desk;

    @Autowired
    Accounts accounts;

    Town town;

    @BeforeEach
    void aTownOnTheMap() {
        town = Town.build(context);
        in(() -> {
            plans.put(new AtSite(town.hall()), at(45.760, 4.830));
            plans.put(new AtSite(town.depot()), at(45.761, 4.835));
            plans.put(new AtPartner(town.cobbler()), at(45.780, 4.880));
            plans.put(new AtPartner(town.farm()), at(45.785, 4.890));
            return true;
        });
    }

    @Test
    void aRoundIsMadeOrderedAndPlanned() {
        var id = open();
        var cobbler = add(id, new AtPartner(town.cobbler()));
        var depot = add(id, new AtSite(town.depot()));
        var farm = add(id, new AtPartner(town.farm()));

        assertThat(order(id)).containsExactly(cobbler, depot, farm);
        assertThat(round(id).metres()).isNull();

        in(() -> {
            rounds.order(driver(), id, version(id), List.of(farm, depot, cobbler));
            return true;
        });
        assertThat(order(id)).containsExactly(farm, depot, cobbler);

        var planned = in(() -> plans.plan(driver(), id, version(id)));

        assertThat(planned.origin()).isEqualTo(Origin.FOUND);
        assertThat(order(id)).containsAnyOf(depot).hasSize(3);
        assertThat(order(id)).isIn(List.of(depot, cobbler, farm), List.of(farm, cobbler, depot));
        assertThat(round(id).metres()).isEqualTo(planned.plan().metres()).isPositive();
        assertThat(round(id).stops()).extracting(RoundStop::state).allMatch(RoundStop.State.Planned.class::isInstance);
        assertThat(in(() -> rounds.on(driver(), DAY))).extracting(Round::id).contains(id);
    }

    @Test
    void aStopThatIsClosedOnThatDayIsLeftOutWithTheReason() {
        in(() -> {
            plans.put(
                    new AtPartner(town.farm()),
                    new PlaceDetails(
                            45.785,
                            4.890,
                            5,
                            List.of(new Opening(
                                    DAY.plusDays(1).getDayOfWeek(), LocalTime.of(8, 0), LocalTime.of(18, 0)))));
            return true;
        });
        var id = open();
        var farm = add(id, new AtPartner(town.farm()));
        var cobbler = add(id, new AtPartner(town.cobbler()));

        in(() -> plans.plan(driver(), id, version(id)));

        assertThat(order(id)).containsExactly(cobbler, farm);
        assertThat(round(id).stop(farm).state()).isEqualTo(new RoundStop.State.LeftOut(Unassigned.Reason.CLOSED));
    }

    @Test
    void theKilometresGoByTheFactorOfTheTime() {
        var before = open();
        var first = in(() -> plans.declare(new BigDecimal("1.45")));
        var after = open();

        assertThat(first.version()).isEqualTo(1);
        assertThat(round(before).factor()).isEqualTo(new Factor(new BigDecimal("1.30"), 0));
        assertThat(round(after).factor()).isEqualTo(new Factor(new BigDecimal("1.45"), 1));
    }

    @Test
    void whatIsDoneAndTheNextStopKeepTheirPlaces() {
        var id = open();
        var farm = add(id, new AtPartner(town.farm()));
        var depot = add(id, new AtSite(town.depot()));
        var cobbler = add(id, new AtPartner(town.cobbler()));
        begin(id, null);
        visited(id, farm, null);

        in(() -> plans.plan(driver(), id, version(id)));

        assertThat(order(id)).containsExactly(farm, depot, cobbler);
        assertThat(round(id).stop(farm).isDone()).isTrue();
        refused("rounds.order.is-fixed", () -> rounds.order(driver(), id, version(id), List.of(farm, cobbler, depot)));
        refused("rounds.stop.is-done", () -> visited(id, farm, null));
        refused("rounds.stop.is-done", () -> rounds.remove(driver(), id, version(id), farm));
        refused("rounds.stops-are-left", () -> rounds.close(driver(), id, version(id), null));
    }

    @Test
    void aStopThatNobodyMadeIsTakenOut() {
        var id = open();
        var farm = add(id, new AtPartner(town.farm()));
        var depot = add(id, new AtSite(town.depot()));
        var cobbler = add(id, new AtPartner(town.cobbler()));

        in(() -> {
            rounds.remove(driver(), id, version(id), depot);
            return true;
        });

        assertThat(order(id)).containsExactly(farm, cobbler);
    }

    @Test
    void aRoundThatNeverLeavesIsCalledOffAndStaysSo() {
        var id = open();
        add(id, new AtPartner(town.farm()));

        in(() -> {
            rounds.callOff(driver(), id, version(id));
            return true;
        });

        assertThat(round(id).state()).isInstanceOf(RoundState.CalledOff.class);
        refused("rounds.has-begun", () -> rounds.begin(driver(), id, version(id), null));
        refused("rounds.is-closed", () -> rounds.add(driver(), id, version(id), new AtPartner(town.cobbler())));
    }

    @Test
    void aRoundWithoutAStopLeadsNowhere() {
        var id = open();

        refused("rounds.no-stop", () -> rounds.begin(driver(), id, version(id), null));
    }

    @Test
    void aRoundOfYesterdayIsTypedWithItsHours() {
        var id = in(() -> rounds.open(driver(), details(town, DAY.minusDays(1))));
        var farm = add(id, new AtPartner(town.farm()));
        refused("rounds.say-when", () -> rounds.begin(driver(), id, version(id), null));

        begin(id, LocalTime.of(8, 30));
        refused("rounds.say-when", () -> visited(id, farm, null));
        refused("rounds.stop.cannot-have-been-then", () -> visited(id, farm, LocalTime.of(8, 0)));
        visited(id, farm, LocalTime.of(9, 10));

        assertThat(round(id).stop(farm).state())
                .isInstanceOfSatisfying(
                        RoundStop.State.Done.class,
                        it -> assertThat(it.isToldLate()).isTrue());
    }

    @Test
    void aRoundOfTomorrowDoesNotLeaveToday() {
        var id = in(() -> rounds.open(driver(), details(town, DAY.plusDays(1))));
        add(id, new AtPartner(town.farm()));

        refused("rounds.is-another-day", () -> rounds.begin(driver(), id, version(id), null));
    }

    @Test
    void whoSetsOutDrivesAndWhoIsBackEndsIt() {
        var id = open();
        var farm = add(id, new AtPartner(town.farm()));
        refused("rounds.is-not-under-way", () -> visited(id, farm, null));
        begin(id, null);
        visited(id, farm, null);
        in(() -> {
            rounds.close(driver(), id, version(id), null);
            return true;
        });

        assertThat(round(id).driver()).isEqualTo(driver().account());
        assertThat(round(id).state()).isInstanceOf(RoundState.Closed.class);
        refused("rounds.is-closed", () -> rounds.order(driver(), id, version(id), List.of(farm)));
    }

    /** From the town hall to the farm, then to the depot, and home: not as it was planned. */
    @Test
    void theKilometresAreThoseOfTheStopsAsTheyWereMade() {
        var id = driven(null);
        var reckoned = Objects.requireNonNull(mileage(id));

        assertThat(reckoned.source()).isEqualTo(Mileage.Source.RECKONED);
        // a farm 5.4 km away as a bird flies, there and back, times 1.3
        assertThat(reckoned.metres()).isBetween(13_000, 15_000);
    }

    @Test
    void whatTheVehicleSaysGoesBeforeWhatIsReckoned() {
        var id = driven(18_500);

        assertThat(mileage(id)).isEqualTo(new Mileage(18_500, Mileage.Source.ODOMETER));
    }

    @Test
    void whereAStopIsNotOnTheMapNobodyKnowsHowFarItWas() {
        town = Town.build(context);
        var id = driven(null);

        assertThat(mileage(id)).isNull();
    }

    @Test
    void theRoundsOfADayAreCountedOnEvenWhenTwoAreMadeAtOnce() throws Exception {
        var race = Executors.newFixedThreadPool(4);
        try {
            var all = race.invokeAll(Collections.nCopies(8, this::open));
            for (var one : all) {
                one.get();
            }
        } finally {
            race.shutdownNow();
        }

        assertThat(in(() -> rounds.on(driver(), DAY)))
                .extracting(Round::number)
                .containsExactlyInAnyOrder(1, 2, 3, 4, 5, 6, 7, 8);
    }

    @Test
    void whoeverWasSlowerChangesNothing() {
        var id = open();
        int seen = version(id);
        add(id, new AtPartner(town.farm()));

        assertThatExceptionOfType(OptimisticLockingFailureException.class)
                .isThrownBy(() -> in(() -> rounds.add(driver(), id, seen, new AtPartner(town.cobbler()))));
        assertThatExceptionOfType(OptimisticLockingFailureException.class)
                .isThrownBy(() -> in(() -> plans.plan(driver(), id, seen)));
    }

    @Test
    void whereNobodyKnowsTheWayNothingIsPlanned() {
        var other = Town.build(context);
        var id = Tenant.call(other.operator(), () -> rounds.open(driver(other), details(other, DAY)));

        refusedIn(other, "rounds.place.unknown", () -> plans.plan(driver(other), id, 0));
    }

    @Test
    void aRoundOfAnotherOperatorDoesNotExist() {
        var id = open();
        var other = Town.build(context);

        assertThatExceptionOfType(NotFound.class)
                .isThrownBy(() -> Tenant.call(other.operator(), () -> rounds.round(driver(other), id)));
        assertThat(Tenant.call(other.operator(), () -> rounds.on(driver(other), DAY)))
                .isEmpty();
    }

    @Test
    void anOrderNamesEachStopOnce() {
        var id = open();
        var farm = add(id, new AtPartner(town.farm()));
        var depot = add(id, new AtSite(town.depot()));

        refused("rounds.order.not-all-stops", () -> rounds.order(driver(), id, version(id), List.of(farm)));
        refused("rounds.order.not-all-stops", () -> rounds.order(driver(), id, version(id), List.of(farm, farm)));
        refused(
                "rounds.order.not-all-stops",
                () -> rounds.order(driver(), id, version(id), List.of(farm, depot, depot)));
    }

    private RoundId driven(@Nullable Integer odometer) {
        var id = open();
        var depot = add(id, new AtSite(town.depot()));
        var farm = add(id, new AtPartner(town.farm()));
        begin(id, null);
        visited(id, farm, null);
        visited(id, depot, null);
        in(() -> {
            rounds.close(driver(), id, version(id), odometer);
            return true;
        });
        return id;
    }

    private @Nullable Mileage mileage(RoundId id) {
        return ((RoundState.Closed) round(id).state()).mileage();
    }

    private static PlaceDetails at(double latitude, double longitude) {
        return new PlaceDetails(latitude, longitude, 5, List.of());
    }

    private RoundDetails details(Town where, LocalDate day) {
        return new RoundDetails(day, where.concierge().account().value(), where.hall(), LocalTime.of(8, 30), BIKE);
    }

    private RoundId open() {
        return in(() -> rounds.open(driver(), details(town, DAY)));
    }

    private Actor driver() {
        return driver(town);
    }

    private Actor driver(Town where) {
        return Tenant.call(
                where.operator(),
                () -> accounts.actors(where.concierge().account()).getFirst());
    }

    private void begin(RoundId id, @Nullable LocalTime at) {
        in(() -> {
            rounds.begin(driver(), id, version(id), at);
            return true;
        });
    }

    private void visited(RoundId id, RoundStopId stop, @Nullable LocalTime at) {
        in(() -> {
            desk.close(
                    driver(), id, version(id), stop, new StopReport(at, at, Map.of(), Set.of(), Map.of(), null, null));
            return true;
        });
    }

    private RoundStopId add(RoundId id, Called called) {
        return in(() -> rounds.add(driver(), id, version(id), called));
    }

    private Round round(RoundId id) {
        return in(() -> rounds.round(driver(), id));
    }

    private int version(RoundId id) {
        return round(id).version();
    }

    private List<RoundStopId> order(RoundId id) {
        return round(id).stops().stream().map(RoundStop::id).toList();
    }

    private <T> T in(Supplier<T> work) {
        return Objects.requireNonNull(Tenant.call(town.operator(), work));
    }

    private void refused(String key, Runnable work) {
        refusedIn(town, key, work);
    }

    private static void refusedIn(Town where, String key, Runnable work) {
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> Tenant.run(where.operator(), work))
                .withMessage(key);
    }
}
