package fr.conciergerie.web;

import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The way of a new operator (<i>mise en route</i>), from who it is to the first order handed over, as far as it has got. */
public record SetUp(List<SetUpStep> steps) {

    /** Where all of it is shown. */
    public static final String PATH = "/operator/start";

    public SetUp {
        steps = steps.stream().sorted(Comparator.comparing(SetUpStep::order)).toList();
    }

    public int done() {
        return (int) steps.stream().filter(SetUpStep::isDone).count();
    }

    /** Whether an order has been handed over: from then on the guide only comes along. */
    public boolean isRunning() {
        return steps.isEmpty() || steps.getLast().isDone();
    }

    /** What to do now; null where nothing waits. */
    public @Nullable SetUpStep next() {
        return steps.stream()
                .filter(it -> it.standing() == SetUpStep.Standing.OPEN)
                .findFirst()
                .orElse(null);
    }

    /** What is open, however long it may wait. */
    public List<SetUpStep> open() {
        return steps.stream().filter(it -> !it.isDone()).toList();
    }
}
