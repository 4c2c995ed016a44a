package fr.conciergerie.rounds.plan;

import java.util.Arrays;
import java.util.stream.IntStream;

/** An order made fit to be driven: what breaks it is taken out, and what is left out is put in where it fits. */
final class Repair {

    private final PlanCost cost;
    private final Insertions insertions;

    Repair(PlanCost cost) {
        this.cost = cost;
        this.insertions = new Insertions(cost);
    }

    int[] repaired(int[] order) {
        return filled(driveable(order));
    }

    /** Without the works that break it, each time that without which it is best; what nothing moves stays. */
    private int[] driveable(int[] order) {
        var now = order;
        var best = cost.cost(now);
        while (best.wrong() > 0) {
            int[] better = null;
            for (int work :
                    IntStream.of(now).map(it -> cost.workOf[it]).distinct().toArray()) {
                var without = without(now, work);
                var price = cost.cost(without);
                if (price.wrong() < best.wrong() || (better != null && price.isLessThan(best))) {
                    best = price;
                    better = without;
                }
            }
            if (better == null) {
                return now;
            }
            now = better;
        }
        return now;
    }

    private int[] filled(int[] order) {
        var now = order;
        for (int work : cost.leftOut(order)) {
            var best = insertions.best(now, work, 1);
            if (!best.isEmpty()) {
                now = best.getFirst().order;
            }
        }
        return now;
    }

    private int[] without(int[] order, int work) {
        int fixed = cost.next().length;
        return IntStream.concat(
                        Arrays.stream(order, 0, fixed),
                        Arrays.stream(order, fixed, order.length).filter(it -> cost.workOf[it] != work))
                .toArray();
    }
}
