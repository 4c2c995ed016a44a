package fr.conciergerie.rounds.plan;

import ai.timefold.solver.core.api.domain.entity.PlanningEntity;
import ai.timefold.solver.core.api.domain.entity.PlanningPinToIndex;
import ai.timefold.solver.core.api.domain.variable.PlanningListVariable;
import java.util.List;

/** The way of the vehicle, as the solver changes it: the next stop's calls stay where they are. */
@PlanningEntity
public class SolverRoute {

    @PlanningListVariable(allowsUnassignedValues = true)
    private List<SolverCall> calls = List.of();

    @PlanningPinToIndex
    private int fixed;

    /** For the solver, which copies it. */
    public SolverRoute() {}

    SolverRoute(List<SolverCall> calls, int fixed) {
        this.calls = calls;
        this.fixed = fixed;
    }

    public List<SolverCall> getCalls() {
        return calls;
    }

    public void setCalls(List<SolverCall> calls) {
        this.calls = calls;
    }

    public int getFixed() {
        return fixed;
    }

    public void setFixed(int fixed) {
        this.fixed = fixed;
    }
}
