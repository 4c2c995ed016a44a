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

import fr.conciergerie.rounds.plan.Call.Act;
import fr.conciergerie.rounds.plan.Proposals.Proposal;
import fr.conciergerie.rounds.plan.Unassigned.Reason;
import fr.conciergerie.rounds.plan.Work.Errand;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** One more stop on a round that has its order. */
class ProposalsTest {

    private static Proposals propose(RoundToPlan round, Work work, Stop... order) {
        return Proposals.of(round, round.byHand(List.of(order)), work, STREET);
    }

    @Test
    void theThreeBestPlacesAreProposedWithWhatTheyAdd() {
        var round = van(new Errand("two", stop(2)), new Errand("nine", stop(9)));

        var proposals = propose(round, new Errand("five", stop(5)), stop(2), stop(9));

        assertThat(proposals.best())
                .extracting(it -> way(it.plan()))
                .containsExactly(
                        List.of("km 2", "km 5", "km 9"),
                        List.of("km 2", "km 9", "km 5"),
                        List.of("km 5", "km 2", "km 9"));
        assertThat(proposals.best()).extracting(Proposal::metresMore).containsExactly(0, 0, 6000);
        assertThat(proposals.best())
                .extracting(Proposal::longer)
                .containsExactly(Duration.ofMinutes(5), Duration.ofMinutes(5), Duration.ofMinutes(17));
        assertThat(proposals.reason()).isEmpty();
    }

    @Test
    void aPlaceSaysWhichPromiseItWouldBreak() {
        var urgent = shipment("urgent", stop(1), stop(10), 1, at("07:25"));
        var round = van(urgent);

        var proposals = propose(round, new Errand("between", stop(5)), stop(1), stop(10));

        assertThat(proposals.best().getFirst().atRisk()).isEmpty();
        assertThat(way(proposals.best().getFirst().plan())).containsExactly("km 1", "km 10", "km 5");
        assertThat(proposals.best().stream()
                        .filter(it -> way(it.plan()).getLast().equals("km 10")))
                .isNotEmpty()
                .allSatisfy(it -> assertThat(it.atRisk()).containsExactly(urgent));
    }

    @Test
    void aPromiseThatIsBrokenAnywayIsNotBlamedOnTheNewStop() {
        var late = shipment("late", stop(1), stop(10), 1, at("07:10"));

        assertThat(propose(van(late), new Errand("more", stop(5)), stop(1), stop(10))
                        .best())
                .hasSize(3)
                .allSatisfy(it -> assertThat(it.atRisk()).isEmpty());
    }

    @Test
    void bothEndsOfAShipmentFindTheirPlace() {
        var round = van(new Errand("two", stop(2)), new Errand("nine", stop(9)));

        var best = propose(round, shipment("more", stop(9), stop(2)), stop(2), stop(9))
                .best()
                .getFirst();

        assertThat(way(best.plan())).containsExactly("km 2", "km 9", "km 2");
        assertThat(best.metresMore()).isZero();
    }

    @Test
    void theNextStopStaysTheNext() {
        var next = new Errand("next", stop(9));
        var round = new RoundToPlan(
                DEPOT,
                VAN,
                List.of(next),
                List.of(new DoneVisit(stop(1), at("07:02"), at("07:05"), List.of())),
                List.of(new Call(next, Act.PASS)),
                at("07:06"));

        var proposals = Proposals.of(round, round.next(), new Errand("more", stop(5)), STREET);

        assertThat(proposals.best())
                .singleElement()
                .satisfies(it -> assertThat(way(it.plan())).containsExactly("km 1", "km 9", "km 5"));
    }

    @Test
    void noneIsProposedThatCannotBeDriven() {
        var strict = stop(20, open("07:00", "07:46"));
        var round = van(new Errand("strict", strict));

        assertThat(propose(round, new Errand("more", stop(5)), strict).best())
                .extracting(it -> way(it.plan()))
                .containsExactly(List.of("km 20", "km 5"));
        assertThat(propose(round, new Errand("more", stop(5, open("07:00", "07:30"))), strict))
                .isEqualTo(new Proposals(List.of(), java.util.Optional.of(Reason.NO_TIME)));
        assertThat(propose(bike(), keys("keys", stop(1), stop(2))).reason()).contains(Reason.NOT_ON_THIS_VEHICLE);
    }

    @Test
    void theyAreThereAtOnceOnALongRoundToo() {
        var round = Town.fiftyFiveStops(1);
        var order = NearestNeighbour.withTwoOpt(round, CROW);
        var stops = Town.strewn(new Random(99), 60, false);
        var more = shipment("more", stops.get(58), stops.get(59));
        Proposals.of(round, order, more, CROW);
        long begun = System.nanoTime();

        var proposals = Proposals.of(round, order, more, CROW);

        assertThat(proposals.best()).hasSize(3);
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(1));
    }
}
