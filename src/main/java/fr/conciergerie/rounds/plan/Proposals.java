package fr.conciergerie.rounds.plan;

import fr.conciergerie.rounds.plan.Unassigned.Reason;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The best places for one more work in a round, which may be under way.
 *
 * @param best at most three, each with other visits, the cheapest first; none breaks what must not be broken
 * @param reason why there is none
 */
public record Proposals(List<Proposal> best, Optional<Reason> reason) {

    private static final int MOST = 3;

    /**
     * A place for it.
     *
     * @param atRisk shipments whose promise it would break, its own among them
     */
    public record Proposal(Plan plan, int metresMore, Duration longer, List<Work.Shipment> atRisk) {}

    public Proposals {
        best = List.copyOf(best);
    }

    /**
     * The places for a work that the round has not yet.
     *
     * @param order of the calls that are to come, the next stop's first
     */
    public static Proposals of(RoundToPlan round, List<Call> order, Work work, Distances distances) {
        var before = new PlanCost(round, distances).plan(order);
        var cost = new PlanCost(round.with(work), distances);
        var insertions = new Insertions(cost);
        var now = cost.numbers(order);
        int number = round.works().size();
        var best = insertions.best(now, number, MOST).stream()
                .map(it -> proposal(cost.plan(it.order), before))
                .toList();
        return new Proposals(best, best.isEmpty() ? Optional.of(insertions.reason(now, number)) : Optional.empty());
    }

    private static Proposal proposal(Plan plan, Plan before) {
        return new Proposal(
                plan,
                plan.metres() - before.metres(),
                Duration.between(before.end(), plan.end()),
                plan.broken().stream()
                        .filter(it -> !before.broken().contains(it))
                        .toList());
    }
}
