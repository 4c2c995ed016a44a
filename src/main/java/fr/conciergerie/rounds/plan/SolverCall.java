package fr.conciergerie.rounds.plan;

/** A call as the solver puts it into its list: the same only as itself. */
public final class SolverCall {

    private final int call;

    SolverCall(int call) {
        this.call = call;
    }

    int call() {
        return call;
    }

    @Override
    public String toString() {
        return "call " + call;
    }
}
