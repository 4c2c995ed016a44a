package fr.conciergerie.rounds.plan;

import ai.timefold.solver.core.impl.heuristic.selector.move.factory.MoveIteratorFactory;
import ai.timefold.solver.core.impl.score.director.ScoreDirector;
import java.util.Iterator;
import java.util.random.RandomGenerator;

/** The changes that the solver may try, one after the other by chance. */
public final class SolverMoves implements MoveIteratorFactory<SolverSheet, SolverMove> {

    @Override
    public long getSize(ScoreDirector<SolverSheet> director) {
        long calls = director.getWorkingSolution().getCalls().size();
        return calls * calls;
    }

    @Override
    public Iterator<SolverMove> createOriginalMoveIterator(ScoreDirector<SolverSheet> director) {
        throw new UnsupportedOperationException("only by chance");
    }

    @Override
    public Iterator<SolverMove> createRandomMoveIterator(ScoreDirector<SolverSheet> director, RandomGenerator random) {
        return new ByChance(director.getWorkingSolution(), random);
    }

    /** The changes of the order as it stands, without an end. */
    private static final class ByChance implements Iterator<SolverMove> {

        private final SolverSheet sheet;
        private final RandomGenerator random;

        ByChance(SolverSheet sheet, RandomGenerator random) {
            this.sheet = sheet;
            this.random = random;
        }

        @Override
        public boolean hasNext() {
            return true;
        }

        @Override
        public SolverMove next() {
            return new Change(sheet, random).move();
        }
    }
}
