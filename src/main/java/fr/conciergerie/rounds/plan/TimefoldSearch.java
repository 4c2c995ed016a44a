package fr.conciergerie.rounds.plan;

import ai.timefold.solver.core.api.score.BendableScore;
import ai.timefold.solver.core.api.solver.SolverFactory;
import ai.timefold.solver.core.config.heuristic.selector.move.factory.MoveIteratorFactoryConfig;
import ai.timefold.solver.core.config.localsearch.LocalSearchPhaseConfig;
import ai.timefold.solver.core.config.localsearch.decider.acceptor.LocalSearchAcceptorConfig;
import ai.timefold.solver.core.config.localsearch.decider.forager.LocalSearchForagerConfig;
import ai.timefold.solver.core.config.solver.EnvironmentMode;
import ai.timefold.solver.core.config.solver.SolverConfig;
import ai.timefold.solver.core.config.solver.termination.TerminationConfig;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The search with Timefold Solver: late acceptance over one list of calls, with moves of our own that keep both ends of a
 * shipment together.
 */
final class TimefoldSearch implements Search {

    private static final int LATE_ACCEPTANCE = 100;

    private final EnvironmentMode checks;

    TimefoldSearch() {
        this(EnvironmentMode.NO_ASSERT);
    }

    /** @param checks how much the solver checks itself and our moves, which makes it slow */
    TimefoldSearch(EnvironmentMode checks) {
        this.checks = checks;
    }

    @Override
    public int[] from(PlanCost cost, int[] start, Effort effort) {
        var elements = IntStream.range(0, cost.size())
                .filter(cost::isCarried)
                .flatMap(work -> Arrays.stream(cost.callsOf(work)))
                .boxed()
                .map(SolverCall::new)
                .toList();
        int fixed = cost.next().length;
        if (elements.size() - fixed < 2) {
            return start;
        }
        var ground = new SolverGround(cost, elements);
        var route = new SolverRoute(new ArrayList<>(), fixed);
        for (int call : start) {
            route.getCalls().add(ground.calls[call]);
        }
        var best = SolverFactory.<SolverSheet>create(config(effort))
                .buildSolver()
                .solve(new SolverSheet(route, elements, ground));
        return best.getRoute().getCalls().stream().mapToInt(SolverCall::call).toArray();
    }

    private SolverConfig config(Effort effort) {
        return new SolverConfig()
                .withSolutionClass(SolverSheet.class)
                .withEntityClasses(SolverRoute.class)
                .withEasyScoreCalculatorClass(SolverScore.class)
                .withEnvironmentMode(checks)
                .withRandomSeed(effort.seed())
                .withTerminationConfig(new TerminationConfig()
                        .withMoveCountLimit((long) effort.steps())
                        .withSpentLimit(effort.atMost()))
                .withPhaseList(List.of(new LocalSearchPhaseConfig()
                        .withMoveSelectorConfig(
                                new MoveIteratorFactoryConfig().withMoveIteratorFactoryClass(SolverMoves.class))
                        .withAcceptorConfig(new LocalSearchAcceptorConfig().withLateAcceptanceSize(LATE_ACCEPTANCE))
                        .withForagerConfig(new LocalSearchForagerConfig().withAcceptedCountLimit(1))));
    }

    /** What the solver maximises: each figure of a cost, the other way round. */
    static BendableScore score(Cost cost) {
        return BendableScore.of(
                new long[] {-cost.wrong()},
                new long[] {-cost.unassigned(), -cost.broken(), -cost.metres(), -cost.seconds()});
    }
}
