package fr.conciergerie.rounds.plan;

import ai.timefold.solver.core.preview.api.move.Move;
import ai.timefold.solver.core.preview.api.move.MutableSolutionView;
import java.util.List;

/**
 * A change of the solver's order: some calls that follow each other make way for others.
 *
 * @param from the first of those that go
 * @param out how many go
 * @param in those that come, some of which may have gone
 */
public record SolverMove(SolverRoute route, int from, int out, List<SolverCall> in) implements Move<SolverSheet> {

    @Override
    public void execute(MutableSolutionView<SolverSheet> view) {
        var calls =
                view.getSolutionMetaModel().genuineEntity(SolverRoute.class).listVariable("calls", SolverCall.class);
        for (int i = from + out - 1; i >= from; i--) {
            view.unassignValue(calls, route, i);
        }
        if (!in.isEmpty()) {
            view.assignValuesAndAdd(calls, in, route, from);
        }
    }
}
