package fr.conciergerie.rounds.plan;

import static fr.conciergerie.rounds.plan.Town.DEPOT;
import static fr.conciergerie.rounds.plan.Town.VAN;
import static fr.conciergerie.rounds.plan.Town.at;
import static fr.conciergerie.rounds.plan.Town.open;
import static fr.conciergerie.rounds.plan.Town.shipment;
import static fr.conciergerie.rounds.plan.Town.stop;
import static fr.conciergerie.rounds.plan.Town.van;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import fr.conciergerie.rounds.plan.Call.Act;
import fr.conciergerie.rounds.plan.Work.Errand;
import fr.conciergerie.shared.Refused;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a round must be like to be planned. */
class RoundToPlanTest {

    @Test
    void whatCannotBeRightIsRefused() {
        refused(() -> shipment("nowhere", stop(1), stop(1)), "rounds.shipment.goes-nowhere");
        refused(() -> shipment("nothing", stop(1), stop(2), 0, null), "rounds.shipment.miscounted");
        refused(() -> van(new Errand("a", stop(1)), new Errand("a", stop(2))), "rounds.work.twice");
        refused(
                () -> van(new Errand("a", stop(1)), new Errand("b", stop(1, open("07:00", "08:00")))),
                "rounds.stop.two-of-one-code");
        refused(() -> open("08:00", "08:00"), "rounds.window.ends-before-it-begins");
        refused(() -> new Vehicle(VehicleKind.VAN, Load.NONE, 0), "rounds.vehicle.stands-still");
        refused(
                () -> new Stop("s", stop(1).place(), List.of(), Duration.ofMinutes(-1)),
                "rounds.stop.negative-service");
    }

    @Test
    void whatIsFixedHasHappenedInAnOrderThatCanBe() {
        var shoes = shipment("shoes", stop(1), stop(2));
        var brought = new DoneVisit(stop(2), at("07:04"), at("07:05"), List.of(new Call(shoes, Act.BRING)));

        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> new RoundToPlan(DEPOT, VAN, List.of(shoes), List.of(brought), List.of(), at("07:06")));
    }

    private static void refused(org.assertj.core.api.ThrowableAssert.ThrowingCallable call, String key) {
        assertThatExceptionOfType(Refused.class).isThrownBy(call).withMessage(key);
    }
}
