package fr.conciergerie.rounds.plan;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Arrays;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks for the best order of a round, beginning with the one made by hand, which stays where nothing better is found. */
public final class Planner {

    private static final Logger LOG = LoggerFactory.getLogger(Planner.class);

    /** Whose order it is in the end. */
    @Schema(name = "PlanOrigin")
    public enum Origin {
        /** A better one was found. */
        FOUND,
        /** None was found: the order made by hand is as good as any. */
        BY_HAND,
        /** The search failed, which is a notice for whoever asked: the order made by hand stays. */
        BY_HAND_FOR_SEARCH_FAILED
    }

    /**
     * The plan and whose order it is.
     *
     * @param cutShort whether the time was over before all was tried: looked for again, it may come out otherwise
     */
    public record Planned(Plan plan, Origin origin, boolean cutShort) {}

    private final Distances distances;
    private final Search search;

    public Planner(Distances distances) {
        this(distances, new TimefoldSearch());
    }

    Planner(Distances distances, Search search) {
        this.distances = distances;
        this.search = search;
    }

    /**
     * The best plan that is found for a round.
     *
     * @param byHand the calls that are to come, the next stop's first; it may leave out some, or all but the next stop's
     */
    public Planned plan(RoundToPlan round, List<Call> byHand) {
        return plan(round, byHand, Effort.USUAL);
    }

    Planned plan(RoundToPlan round, List<Call> byHand, Effort effort) {
        var cost = new PlanCost(round, distances);
        var hand = cost.numbers(byHand);
        long begun = System.nanoTime();
        int[] found;
        try {
            found = found(cost, hand, effort);
        } catch (RuntimeException | LinkageError e) {
            LOG.warn("The search for the order of a round failed; the one made by hand stays", e);
            return new Planned(cost.plan(hand), Origin.BY_HAND_FOR_SEARCH_FAILED, false);
        }
        boolean cutShort = System.nanoTime() - begun >= effort.atMost().toNanos();
        return cost.cost(found).isLessThan(cost.cost(hand))
                ? new Planned(cost.plan(found), Origin.FOUND, cutShort)
                : new Planned(cost.plan(hand), Origin.BY_HAND, cutShort);
    }

    /** What the search brings is held against the rules as if a stranger had sent it. */
    private int[] found(PlanCost cost, int[] hand, Effort effort) {
        var repair = new Repair(cost);
        var found = search.from(cost, repair.repaired(hand), effort);
        return repair.repaired(
                cost.numbers(Arrays.stream(found).mapToObj(cost::call).toList()));
    }
}
