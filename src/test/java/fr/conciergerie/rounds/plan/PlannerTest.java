package fr.conciergerie.rounds.plan;

import static fr.conciergerie.rounds.plan.Town.CROW;
import static fr.conciergerie.rounds.plan.Town.DEPOT;
import static fr.conciergerie.rounds.plan.Town.STREET;
import static fr.conciergerie.rounds.plan.Town.VAN;
import static fr.conciergerie.rounds.plan.Town.at;
import static fr.conciergerie.rounds.plan.Town.bike;
import static fr.conciergerie.rounds.plan.Town.keys;
import static fr.conciergerie.rounds.plan.Town.open;
import static fr.conciergerie.rounds.plan.Town.shipment;
import static fr.conciergerie.rounds.plan.Town.stop;
import static fr.conciergerie.rounds.plan.Town.van;
import static fr.conciergerie.rounds.plan.Town.way;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import ai.timefold.solver.core.config.solver.EnvironmentMode;
import fr.conciergerie.rounds.plan.Call.Act;
import fr.conciergerie.rounds.plan.Planner.Origin;
import fr.conciergerie.rounds.plan.Planner.Planned;
import fr.conciergerie.rounds.plan.Unassigned.Reason;
import fr.conciergerie.rounds.plan.Work.Errand;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

/** What the planner finds: held against every order there is, against what one would do by hand, and against failure. */
class PlannerTest {

    /** As usual, and on a machine that others share too. */
    private static final Effort PATIENT = new Effort(Effort.USUAL.seed(), Effort.USUAL.steps(), Duration.ofMinutes(5));

    private static Planned plan(RoundToPlan round) {
        return plan(round, List.of());
    }

    private static Planned plan(RoundToPlan round, List<Call> byHand) {
        return new Planner(STREET).plan(round, byHand, PATIENT);
    }

    @RepeatedTest(60)
    void onEightStopsItIsWithinTwoInAHundredOfTheBestOrderThereIs(RepetitionInfo repetition) {
        var round = Town.eightStops(repetition.getCurrentRepetition());
        var best = EveryOrder.of(round, CROW);
        var exact = new PlanCost(round, CROW).of(best.order());

        var found = new Planner(CROW).plan(round, List.of(), PATIENT).plan().cost();

        assertThat(List.of(exact.wrong(), exact.unassigned(), exact.broken(), exact.metres()))
                .as("both reckon alike")
                .isEqualTo(List.of(0L, best.leftOut(), best.broken(), best.metres()));
        assertThat(found.wrong()).isZero();
        assertThat(found.unassigned()).isEqualTo(best.leftOut());
        assertThat(found.broken()).isEqualTo(best.broken());
        assertThat(found.metres()).isBetween(best.metres(), best.metres() * 102 / 100);
    }

    @RepeatedTest(4)
    void onFifteenSitesAndFortyPartnersItIsNeverWorseThanTheNearestNeighbourNorThanByHand(RepetitionInfo repetition) {
        var round = Town.fiftyFiveStops(repetition.getCurrentRepetition());
        var cost = new PlanCost(round, CROW);
        var nearest = NearestNeighbour.withTwoOpt(round, CROW);

        var found = new Planner(CROW).plan(round, List.of(), PATIENT);
        var fromNearest = new Planner(CROW).plan(round, nearest, PATIENT);

        assertThat(found.plan().cost()).isLessThanOrEqualTo(cost.of(nearest));
        assertThat(found.plan().violations()).isEmpty();
        assertThat(fromNearest.plan().cost()).isLessThanOrEqualTo(cost.of(nearest));
    }

    @Test
    void itAnswersInTimeWhateverTheMachine() {
        var round = Town.fiftyFiveStops(2);
        long begun = System.nanoTime();

        new Planner(CROW).plan(round, List.of());

        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(20));
    }

    @Test
    void theSameRoundHasTheSamePlan() {
        var round = Town.fiftyFiveStops(4);
        var few = new Effort(7, 1_000, Duration.ofMinutes(5));

        var once = new Planner(CROW).plan(round, List.of(), few);
        var again = new Planner(CROW).plan(round, List.of(), few);

        assertThat(once.cutShort()).isFalse();
        assertThat(again).isEqualTo(once);
    }

    /** After each change it reckons the whole anew, undoes it and compares. */
    @Test
    void theSolverFindsNothingWrongWithOurChangesOfAnOrder() {
        assertThat(new Planner(CROW, new TimefoldSearch(EnvironmentMode.FULL_ASSERT))
                        .plan(Town.fiftyFiveStops(3), List.of(), new Effort(3, 300, Duration.ofMinutes(5)))
                        .origin())
                .isEqualTo(Origin.FOUND);
    }

    @Test
    void itSaysWhenItHadNoTime() {
        assertThat(new Planner(CROW)
                        .plan(Town.fiftyFiveStops(4), List.of(), new Effort(7, 10_000_000, Duration.ofMillis(1)))
                        .cutShort())
                .isTrue();
    }

    @Test
    void piecesOutAndPiecesInTravelOnOneRound() {
        var planned = plan(van(shipment("out", stop(1), stop(2)), shipment("in", stop(2), stop(1))));

        assertThat(way(planned.plan())).isIn(List.of("km 1", "km 2", "km 1"), List.of("km 2", "km 1", "km 2"));
        assertThat(planned.plan().unassigned()).isEmpty();
    }

    @Test
    void whoCannotTakeAllAtOnceComesTwice() {
        var planned = plan(
                bike(shipment("ten", stop(1), stop(2), 10, null), shipment("ten more", stop(1), stop(2), 10, null)));

        assertThat(way(planned.plan())).containsExactly("km 1", "km 2", "km 1", "km 2");
    }

    @Test
    void aPromiseIsKeptForKilometres() {
        var oneWay = new Depot(DEPOT.place(), DEPOT.departure(), false);
        var patient = shipment("patient", stop(1), stop(20), 1, at("07:55"));
        var urgent = shipment("urgent", stop(1), stop(20), 1, at("07:54"));
        var nearer = shipment("nearer", stop(2), stop(3));

        assertThat(way(plan(RoundToPlan.ahead(oneWay, VAN, List.of(patient, nearer)))
                        .plan()))
                .containsExactly("km 1", "km 2", "km 3", "km 20");
        assertThat(way(plan(RoundToPlan.ahead(oneWay, VAN, List.of(urgent, nearer)))
                        .plan()))
                .containsExactly("km 1", "km 2", "km 20", "km 3");
    }

    @Test
    void openingHoursTurnTheRoundRound() {
        var planned = plan(van(new Errand("early", stop(9, open("07:00", "07:30"))), new Errand("near", stop(1))));

        assertThat(way(planned.plan())).containsExactly("km 1", "km 9");

        var earlier = plan(van(new Errand("early", stop(9, open("07:00", "07:27"))), new Errand("near", stop(1))));
        assertThat(way(earlier.plan())).containsExactly("km 9", "km 1");
    }

    @Test
    void whoWasToldATimeIsNotMoved() {
        var told = stop(1).told(at("09:00"), at("09:15"));

        var visit = plan(van(new Errand("told", told), new Errand("far", stop(9)))).plan().visits().stream()
                .filter(it -> it.stop().equals(told))
                .findFirst()
                .orElseThrow();

        assertThat(visit.begin()).isBetween(at("09:00"), at("09:10"));
    }

    @Test
    void theOrderByHandStaysWhereNoneIsBetter() {
        var round = van(shipment("there", stop(1), stop(2)), shipment("back", stop(3), stop(4)));
        var byHand = round.byHand(List.of(stop(1), stop(2), stop(3), stop(4)));

        var planned = plan(round, byHand);

        assertThat(planned.origin()).isEqualTo(Origin.BY_HAND);
        assertThat(planned.plan().order()).isEqualTo(byHand);
    }

    @Test
    void anOrderByHandThatCannotBeDrivenGivesWay() {
        var early = stop(9, open("07:00", "07:27"));
        var round = van(new Errand("early", early), new Errand("near", stop(1)));

        var planned = plan(round, round.byHand(List.of(stop(1), early)));

        assertThat(planned.origin()).isEqualTo(Origin.FOUND);
        assertThat(way(planned.plan())).containsExactly("km 9", "km 1");
    }

    @Test
    void aSearchThatFailsLeavesTheOrderByHand() {
        var round = van(new Errand("far", stop(9)), new Errand("near", stop(1)));
        var byHand = round.byHand(List.of(stop(9), stop(1)));
        List<Search> broken = List.of(
                (cost, start, effort) -> {
                    throw new IllegalStateException("dead");
                },
                (cost, start, effort) -> {
                    throw new NoClassDefFoundError("ai/timefold");
                },
                (cost, start, effort) -> new int[] {0, 0},
                (cost, start, effort) -> new int[] {99});

        assertThat(broken).allSatisfy(search -> {
            var planned = new Planner(STREET, search).plan(round, byHand);

            assertThat(planned.origin()).isEqualTo(Origin.BY_HAND_FOR_SEARCH_FAILED);
            assertThat(planned.plan().order()).isEqualTo(byHand);
        });
    }

    @Test
    void aSearchThatFindsSomethingWorseLeavesTheOrderByHand() {
        var round = van(new Errand("a", stop(1)), new Errand("b", stop(2)), new Errand("c", stop(3)));
        var byHand = round.byHand(List.of(stop(1), stop(2), stop(3)));

        var planned = new Planner(STREET, (cost, start, effort) -> new int[] {1, 0, 2}).plan(round, byHand);

        assertThat(planned.origin()).isEqualTo(Origin.BY_HAND);
        assertThat(planned.plan().order()).isEqualTo(byHand);
    }

    @Test
    void visitsMadeAndTheNextOneStay() {
        var far = shipment("far", stop(9), stop(8));
        var near = shipment("near", stop(1), stop(2));
        var last = new Errand("last", stop(3));
        var made = new DoneVisit(stop(9), at("07:30"), at("07:40"), List.of(new Call(far, Act.TAKE)));
        var next = List.of(new Call(last, Act.PASS));
        var round = new RoundToPlan(DEPOT, VAN, List.of(far, near, last), List.of(made), next, at("07:42"));

        var plan = plan(round, next).plan();

        assertThat(way(plan).subList(0, 2)).containsExactly("km 9", "km 3");
        assertThat(plan.visits()).extracting(Visit::done).containsExactly(true, false, false, false, false);
        assertThat(plan.visits().getFirst().arrival()).isEqualTo(at("07:30"));
        assertThat(plan.visits().get(1).arrival()).isEqualTo(at("07:52"));
        assertThat(plan.unassigned()).isEmpty();
        assertThat(plan.violations()).isEmpty();
        assertThat(plan.metres())
                .as("from the depot, with what has been driven")
                .isEqualTo(9000 + 6000 + 5000 + 7000 + 1000 + 2000);
    }

    /** A long round is driven, later than planned, and planned anew after each third visit. */
    @RepeatedTest(4)
    void howeverFarARoundHasGotWhatIsBehindItStays(RepetitionInfo repetition) {
        var planner = new Planner(CROW);
        var few = new Effort(1, 500, Duration.ofMinutes(5));
        var round = Town.fiftyFiveStops(repetition.getCurrentRepetition());
        var plan = planner.plan(round, List.of(), few).plan();
        var late = Duration.ofMinutes(2);
        while (plan.visits().size() - round.done().size() > 4) {
            var done = new ArrayList<>(round.done());
            for (var visit : plan.visits().subList(done.size(), done.size() + 3)) {
                done.add(new DoneVisit(
                        visit.stop(),
                        visit.begin().plus(late),
                        visit.departure().plus(late),
                        visit.calls()));
            }
            var next = plan.visits().get(done.size()).calls();
            round = new RoundToPlan(
                    round.depot(),
                    round.vehicle(),
                    round.works(),
                    done,
                    next,
                    done.getLast().departure());
            var before = plan;

            plan = planner.plan(
                            round,
                            before.order()
                                    .subList(
                                            before.order().indexOf(next.getFirst()),
                                            before.order().size()),
                            few)
                    .plan();

            assertThat(plan.visits().subList(0, done.size()))
                    .extracting(Visit::stop, Visit::arrival, Visit::departure, Visit::calls, Visit::done)
                    .containsExactlyElementsOf(done.stream()
                            .map(it -> tuple(it.stop(), it.arrival(), it.departure(), it.calls(), true))
                            .toList());
            assertThat(plan.visits().get(done.size()).calls()).startsWith(next.toArray(Call[]::new));
            assertThat(plan.visits().stream().flatMap(it -> it.calls().stream()))
                    .doesNotHaveDuplicates();
            assertThat(plan.violations())
                    .as("but what is late already")
                    .allMatch(it -> it instanceof Violation.Closed closed
                            && closed.stop().equals(next.getFirst().stop()));
            assertThat(plan.visits().getLast().load())
                    .as("what is on board at the end could not be brought any more")
                    .isEqualTo(plan.unassigned().stream()
                            .map(Unassigned::work)
                            .filter(it -> done.stream()
                                            .anyMatch(visit -> visit.calls()
                                                    .contains(it.calls().getFirst()))
                                    || next.contains(it.calls().getFirst()))
                            .map(it -> ((Work.Shipment) it).load())
                            .reduce(Load.NONE, Load::plus));
        }
    }

    @Test
    void nothingThatIsToComeHappensBeforeNow() {
        var late = new Errand("late", stop(3));
        var round =
                new RoundToPlan(DEPOT, VAN, List.of(late), List.of(), List.of(new Call(late, Act.PASS)), at("08:30"));

        assertThat(plan(round, round.next()).plan().visits().getFirst().arrival())
                .isEqualTo(at("08:30"));
    }

    @Test
    void whatDoesNotFitIsListedWithItsReason() {
        var keys = keys("keys", stop(1), stop(2));
        var large = shipment("large", stop(1), stop(2), 13, null);
        var closed = shipment("closed", stop(1), stop(30, open("07:00", "07:30")));

        var plan = plan(bike(keys, large, closed, shipment("fits", stop(1), stop(2))))
                .plan();

        assertThat(plan.unassigned())
                .containsExactly(
                        new Unassigned(keys, Reason.NOT_ON_THIS_VEHICLE),
                        new Unassigned(large, Reason.TOO_LARGE),
                        new Unassigned(closed, Reason.CLOSED));
        assertThat(plan.violations()).isEmpty();
    }

    @Test
    void noRoomAndNoTimeAreToldApart() {
        // Both must be taken before eight at one end and be at the other by nine: there is time for one way only.
        var from = stop(1, open("07:00", "07:30"));
        var to = stop(20, open("07:00", "09:00"));
        var roomy = plan(bike(shipment("ten", from, to, 10, null), shipment("three", from, to, 3, null)));

        assertThat(roomy.plan().unassigned())
                .singleElement()
                .extracting(Unassigned::reason)
                .isEqualTo(Reason.NO_ROOM);

        var west = new Errand("here", stop(20, open("07:00", "07:50")));
        var east = new Errand(
                "there", new Stop("east", new Place("east", 0, -20), List.of(open("07:00", "07:50")), Duration.ZERO));
        assertThat(plan(van(west, east)).plan().unassigned())
                .singleElement()
                .extracting(Unassigned::reason)
                .isEqualTo(Reason.NO_TIME);
    }

    @Test
    void aRoundWithNothingToDoHasAPlan() {
        assertThat(plan(van()).plan().visits()).isEmpty();
        assertThat(plan(van(new Errand("one", stop(1)))).plan().visits()).hasSize(1);
    }
}
