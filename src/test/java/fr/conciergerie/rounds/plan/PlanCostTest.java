package fr.conciergerie.rounds.plan;

import static fr.conciergerie.rounds.plan.Town.DEPOT;
import static fr.conciergerie.rounds.plan.Town.STREET;
import static fr.conciergerie.rounds.plan.Town.at;
import static fr.conciergerie.rounds.plan.Town.bike;
import static fr.conciergerie.rounds.plan.Town.hanging;
import static fr.conciergerie.rounds.plan.Town.keys;
import static fr.conciergerie.rounds.plan.Town.open;
import static fr.conciergerie.rounds.plan.Town.shipment;
import static fr.conciergerie.rounds.plan.Town.stop;
import static fr.conciergerie.rounds.plan.Town.van;
import static fr.conciergerie.rounds.plan.Town.way;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import fr.conciergerie.rounds.plan.Call.Act;
import fr.conciergerie.rounds.plan.Work.Errand;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What an order of visits costs. On the street a kilometre takes the van two minutes, and a visit five. */
class PlanCostTest {

    private static Plan plan(RoundToPlan round, Stop... byHand) {
        return new PlanCost(round, STREET).plan(round.byHand(List.of(byHand)));
    }

    @Test
    void anOrderMadeByHandIsAPlanWithItsTimesAndKilometres() {
        var shoes = shipment("shoes", stop(2), stop(5));

        var plan = plan(van(shoes), stop(2), stop(5));

        assertThat(plan.visits()).extracting(Visit::arrival).containsExactly(at("07:04"), at("07:15"));
        assertThat(plan.visits()).extracting(Visit::departure).containsExactly(at("07:09"), at("07:20"));
        assertThat(plan.visits()).extracting(Visit::metres).containsExactly(2000, 3000);
        assertThat(plan.visits()).extracting(Visit::load).containsExactly(new Load(1, 10, 0), Load.NONE);
        assertThat(plan.end()).isEqualTo(at("07:30"));
        assertThat(plan.cost()).isEqualTo(new Cost(0, 0, 0, 10_000, 30 * 60));
        assertThat(plan.unassigned()).isEmpty();
        assertThat(plan.violations()).isEmpty();
    }

    @Test
    void aRoundThatDoesNotComeBackEndsAtItsLastStop() {
        var round = RoundToPlan.ahead(
                new Depot(DEPOT.place(), DEPOT.departure(), false), Town.VAN, List.of(new Errand("see", stop(4))));

        assertThat(plan(round, stop(4)).metres()).isEqualTo(4000);
    }

    @Test
    void whateverIsDoneAtOneStopIsOneVisit() {
        var plan = plan(
                van(
                        shipment("out", stop(1), stop(3)),
                        shipment("also out", stop(1), stop(3)),
                        new Errand("see", stop(3))),
                stop(1),
                stop(3));

        assertThat(way(plan)).containsExactly("km 1", "km 3");
        assertThat(plan.visits().getLast().calls()).hasSize(3);
        assertThat(plan.visits().getLast().departure()).isEqualTo(at("07:16"));
    }

    @Test
    void whoComesTooEarlyWaits() {
        var plan = plan(van(new Errand("see", stop(1, open("08:00", "09:00")))), stop(1, open("08:00", "09:00")));

        var visit = plan.visits().getFirst();
        assertThat(visit.arrival()).isEqualTo(at("07:02"));
        assertThat(visit.begin()).isEqualTo(at("08:00"));
        assertThat(visit.departure()).isEqualTo(at("08:05"));
    }

    @Test
    void overLunchOneWaitsForTheAfternoon() {
        var partner = stop(1, open("06:00", "07:03"), open("14:00", "18:00"));

        assertThat(plan(van(new Errand("see", partner)), partner).visits())
                .extracting(Visit::begin)
                .as("it opens now and closes before one is through")
                .containsExactly(at("14:00"));
    }

    @Test
    void aStopThatIsClosedOnArrivalIsAViolationWithHowLateOneIs() {
        var partner = stop(30, open("07:00", "08:00"));

        var plan = plan(van(new Errand("see", partner)), partner);

        assertThat(plan.violations()).containsExactly(new Violation.Closed(partner, Duration.ofMinutes(5)));
        assertThat(plan.cost().wrong()).isEqualTo(300);
    }

    @Test
    void aVisitIsOverBeforeTheStopCloses() {
        var inTime = stop(10, open("07:00", "07:25"));
        var tooLate = stop(10, open("07:00", "07:24"));

        assertThat(plan(van(new Errand("see", inTime)), inTime).violations()).isEmpty();
        assertThat(plan(van(new Errand("see", tooLate)), tooLate).violations())
                .containsExactly(new Violation.Closed(tooLate, Duration.ofMinutes(1)));
    }

    @Test
    void aPromiseIsBrokenByWhatArrivesAfterIt() {
        var kept = shipment("kept", stop(1), stop(2), 1, at("07:09"));
        var broken = shipment("broken", stop(1), stop(2), 1, at("07:08"));

        var plan = plan(van(kept, broken), stop(1), stop(2));

        assertThat(plan.broken()).containsExactly(broken);
        assertThat(plan.cost().broken()).isEqualTo(1);
        assertThat(plan.violations()).as("a promise is soft").isEmpty();
    }

    @Test
    void whatIsBroughtMakesRoomBeforeAnythingIsTaken() {
        var full = shipment("twelve", stop(1), stop(2), 12, null);
        var next = shipment("twelve more", stop(2), stop(3), 12, null);

        assertThat(plan(bike(full, next), stop(1), stop(2), stop(3)).violations())
                .isEmpty();
    }

    @Test
    void moreThanFitsIsAViolationAtEachStopItPasses() {
        var one = shipment("seven", stop(1), stop(3), 7, null);
        var other = shipment("six", stop(2), stop(3), 6, null);

        assertThat(plan(bike(one, other), stop(1), stop(2), stop(3)).violations())
                .containsExactly(new Violation.Overloaded(stop(2), new Load(13, 130, 0)));
    }

    @Test
    void whatHangsFillsTheRailAndNotTheBox() {
        var coats = hanging("coats", stop(1), stop(2), 4);

        assertThat(plan(bike(coats), stop(1), stop(2)).violations()).isEmpty();
        assertThat(plan(bike(coats, hanging("one more", stop(1), stop(2), 1)), stop(1), stop(2))
                        .violations())
                .containsExactly(new Violation.Overloaded(stop(1), new Load(5, 0, 5)));
    }

    @Test
    void aRailThatWasMeasuredTakesAHangerEachFourCentimetres() {
        assertThat(Load.withRail(40, 900, 90)).isEqualTo(new Load(40, 900, 22));
    }

    @Test
    void volumeCountsByClass() {
        var hampers = new Work.Shipment("hampers", stop(1), stop(2), 3, VolumeClass.LARGE, 0, Nature.THING, null);

        assertThat(plan(bike(hampers), stop(1), stop(2)).violations())
                .containsExactly(new Violation.Overloaded(stop(1), new Load(3, 360, 0)));
    }

    @Test
    void bringingBeforeTakingIsAViolation() {
        var shoes = shipment("shoes", stop(1), stop(2));
        var cost = new PlanCost(van(shoes), STREET);

        var plan = cost.plan(List.of(new Call(shoes, Act.BRING), new Call(shoes, Act.TAKE)));

        assertThat(plan.violations()).contains(new Violation.OutOfOrder(shoes));
        assertThat(cost.plan(List.of(new Call(shoes, Act.TAKE))).violations())
                .as("taken, and never brought")
                .containsExactly(new Violation.OutOfOrder(shoes));
    }

    @Test
    void aBikeCarriesNoKeysOfVehicles() {
        var keys = keys("keys", stop(1), stop(2));

        assertThat(plan(bike(keys), stop(1), stop(2)).violations())
                .containsExactly(new Violation.NotOnThisVehicle(keys));
        assertThat(plan(van(keys), stop(1), stop(2)).violations()).isEmpty();
        assertThat(VehicleKind.CARGO_BIKE.carries(Nature.VEHICLE)).isFalse();
    }

    @Test
    void anOrderByHandLeavesOutWhatItPassesInTheWrongDirection() {
        var out = shipment("out", stop(1), stop(2));
        var back = shipment("back", stop(2), stop(1));
        var round = van(out, back);

        assertThat(plan(round, stop(1), stop(2)).unassigned())
                .containsExactly(new Unassigned(back, Unassigned.Reason.LEFT_OUT));
        assertThat(plan(round, stop(1), stop(2), stop(1)).unassigned())
                .as("a stop can be passed twice")
                .isEmpty();
    }

    @Test
    void whatIsNoOrderOfThisRoundIsNoPlan() {
        var shoes = shipment("shoes", stop(1), stop(2));
        var cost = new PlanCost(van(shoes), STREET);
        var take = new Call(shoes, Act.TAKE);

        assertThatIllegalArgumentException().isThrownBy(() -> cost.of(List.of(take, take)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> cost.of(List.of(new Call(shipment("others", stop(1), stop(2)), Act.TAKE))));
    }

    @Test
    void whatCountsLessNeverOutweighsWhatCountsMore() {
        assertThat(List.of(
                        new Cost(0, 0, 0, 9, 1),
                        new Cost(0, 0, 0, 9, 2),
                        new Cost(0, 0, 0, 10, 0),
                        new Cost(0, 0, 1, 0, 0),
                        new Cost(0, 1, 0, 0, 0),
                        new Cost(1, 0, 0, 0, 0)))
                .isSorted();
    }

    @Test
    void thePlanSaysWhatItsKilometresWereReckonedBy() {
        assertThat(new PlanCost(van(), Town.CROW).plan(List.of()).basis())
                .isEqualTo(new Distances.Basis.CrowFlight(Town.FACTOR));
    }
}
