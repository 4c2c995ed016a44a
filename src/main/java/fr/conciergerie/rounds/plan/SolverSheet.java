package fr.conciergerie.rounds.plan;

import ai.timefold.solver.core.api.domain.solution.PlanningEntityProperty;
import ai.timefold.solver.core.api.domain.solution.PlanningScore;
import ai.timefold.solver.core.api.domain.solution.PlanningSolution;
import ai.timefold.solver.core.api.domain.solution.ProblemFactCollectionProperty;
import ai.timefold.solver.core.api.domain.solution.ProblemFactProperty;
import ai.timefold.solver.core.api.domain.valuerange.ValueRangeProvider;
import ai.timefold.solver.core.api.score.BendableScore;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A round as the solver sees it: one way, the calls that can be on it, and what an order costs. */
@PlanningSolution
public class SolverSheet {

    @PlanningEntityProperty
    private SolverRoute route = new SolverRoute();

    @ValueRangeProvider
    @ProblemFactCollectionProperty
    private List<SolverCall> calls = List.of();

    @ProblemFactProperty
    private @Nullable SolverGround ground;

    @PlanningScore(bendableHardLevelsSize = 1, bendableSoftLevelsSize = 4)
    private @Nullable BendableScore score;

    /** For the solver, which copies it. */
    public SolverSheet() {}

    SolverSheet(SolverRoute route, List<SolverCall> calls, SolverGround ground) {
        this.route = route;
        this.calls = calls;
        this.ground = ground;
    }

    public SolverRoute getRoute() {
        return route;
    }

    public List<SolverCall> getCalls() {
        return calls;
    }

    public SolverGround getGround() {
        return Objects.requireNonNull(ground);
    }

    public @Nullable BendableScore getScore() {
        return score;
    }

    public void setScore(@Nullable BendableScore score) {
        this.score = score;
    }
}
