package fr.conciergerie.rounds.plan;

import ai.timefold.solver.core.api.score.BendableScore;
import ai.timefold.solver.core.api.score.calculator.EasyScoreCalculator;
import org.jspecify.annotations.Nullable;

/** Asks {@link PlanCost} what the solver's order costs. */
public final class SolverScore implements EasyScoreCalculator<SolverSheet, BendableScore> {

    private PlanCost.@Nullable Walk walk;
    private int[] order = {};

    @Override
    public BendableScore calculateScore(SolverSheet sheet) {
        var calls = sheet.getRoute().getCalls();
        if (walk == null) {
            walk = sheet.getGround().cost.walk();
            order = new int[sheet.getCalls().size()];
        }
        for (int i = 0; i < calls.size(); i++) {
            order[i] = calls.get(i).call();
        }
        return TimefoldSearch.score(walk.go(order, calls.size()).cost());
    }
}
