package fr.conciergerie.rounds.plan;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** The ground of a search: what the solver's changes look up and none of them changes. */
public final class SolverGround {

    private static final int NEARBY = 8;

    final PlanCost cost;

    /** By their number; none for what cannot be on the way. */
    final SolverCall[] calls;

    /** The stops next to each stop, the nearest first. */
    final int[][] near;

    final QuickInsertions insertions;

    SolverGround(PlanCost cost, List<SolverCall> elements) {
        this.cost = cost;
        calls = new SolverCall[cost.callCount()];
        elements.forEach(it -> calls[it.call()] = it);
        near = IntStream.range(0, cost.stopCount())
                .mapToObj(stop -> near(cost, stop))
                .toArray(int[][]::new);
        insertions = new QuickInsertions(cost);
    }

    private static int[] near(PlanCost cost, int stop) {
        return IntStream.range(0, cost.stopCount())
                .filter(it -> it != stop)
                .boxed()
                .sorted(Comparator.comparingInt(it -> cost.metresBetween(stop, it)))
                .limit(NEARBY)
                .mapToInt(it -> it)
                .toArray();
    }
}
