package fr.conciergerie.rounds.plan;

import fr.conciergerie.rounds.plan.Distances.Basis;
import java.time.Instant;
import java.util.List;

/**
 * A plan of a round: its visits in their order and at their times, what it leaves out and why, what it costs.
 *
 * @param broken the shipments that arrive after what was promised
 * @param end when the last visit ends, or the vehicle is back
 * @param basis what its kilometres were reckoned by
 */
public record Plan(
        List<Visit> visits,
        List<Unassigned> unassigned,
        List<Violation> violations,
        List<Work.Shipment> broken,
        Instant end,
        Cost cost,
        Basis basis) {

    public Plan {
        visits = List.copyOf(visits);
        unassigned = List.copyOf(unassigned);
        violations = List.copyOf(violations);
        broken = List.copyOf(broken);
    }

    public int metres() {
        return cost.metres();
    }

    /** The calls that are still to come, in their order. */
    public List<Call> order() {
        return visits.stream()
                .filter(it -> !it.done())
                .flatMap(it -> it.calls().stream())
                .toList();
    }
}
