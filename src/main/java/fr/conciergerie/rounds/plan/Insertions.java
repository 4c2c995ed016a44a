package fr.conciergerie.rounds.plan;

import fr.conciergerie.rounds.plan.Unassigned.Reason;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;

/** All the places where a work can be put into an order, tried one after the other. */
final class Insertions {

    /** An order with the work in it. */
    static final class Insertion {

        final int[] order;
        final Cost cost;

        Insertion(int[] order, Cost cost) {
            this.order = order;
            this.cost = cost;
        }
    }

    private interface Trial {
        void tried(int[] order, int length);
    }

    private final PlanCost cost;
    private final PlanCost.Walk walk;

    Insertions(PlanCost cost) {
        this.cost = cost;
        this.walk = cost.walk();
    }

    /**
     * The cheapest of those that break nothing which the order without it does not break, the best first.
     *
     * @param most how many, each with other visits than those before it
     */
    List<Insertion> best(int[] order, int work, int most) {
        if (!cost.isCarried(work)) {
            return List.of();
        }
        long wrong = walk.go(order, order.length).wrong();
        var found = new ArrayList<Insertion>();
        tryAll(order, work, (tried, length) -> {
            walk.go(tried, length);
            if (walk.wrong() <= wrong) {
                var price = walk.cost();
                // All are kept where several are wanted: many of them differ within one visit alone, and are one
                // proposal.
                if (most == 1 && !found.isEmpty() && price.isLessThan(found.getFirst().cost)) {
                    found.clear();
                }
                if (most > 1 || found.isEmpty()) {
                    found.add(new Insertion(Arrays.copyOf(tried, length), price));
                }
            }
        });
        found.sort(Comparator.comparing(it -> it.cost));
        var ways = new HashSet<List<Integer>>();
        return found.stream().filter(it -> ways.add(way(it.order))).limit(most).toList();
    }

    /** Why an order does without a work. */
    Reason reason(int[] order, int work) {
        if (cost.isForbidden(work)) {
            return Reason.NOT_ON_THIS_VEHICLE;
        }
        if (!cost.isCarried(work)) {
            return Reason.TOO_LARGE;
        }
        if (!isInTime(cost.next(), work)) {
            return Reason.CLOSED;
        }
        if (!best(order, work, 1).isEmpty()) {
            return Reason.LEFT_OUT;
        }
        return isInTime(order, work) ? Reason.NO_ROOM : Reason.NO_TIME;
    }

    private boolean isInTime(int[] order, int work) {
        long late = walk.go(order, order.length).late;
        var inTime = new boolean[1];
        tryAll(order, work, (tried, length) -> inTime[0] |= walk.go(tried, length).late <= late);
        return inTime[0];
    }

    private void tryAll(int[] order, int work, Trial trial) {
        var calls = Arrays.stream(cost.callsOf(work))
                .filter(call -> IntStream.of(order).noneMatch(it -> it == call))
                .toArray();
        int first = firstFree(order, work);
        int length = order.length + calls.length;
        var tried = new int[length];
        for (int i = first; i <= order.length; i++) {
            System.arraycopy(order, 0, tried, 0, i);
            tried[i] = calls[0];
            if (calls.length == 1) {
                System.arraycopy(order, i, tried, i + 1, order.length - i);
                trial.tried(tried, length);
            } else {
                for (int j = i; j <= order.length; j++) {
                    System.arraycopy(order, i, tried, i + 1, j - i);
                    tried[j + 1] = calls[1];
                    System.arraycopy(order, j, tried, j + 2, order.length - j);
                    trial.tried(tried, length);
                }
            }
        }
    }

    /** Behind the next stop; behind where it is taken, if the order takes it already. */
    private int firstFree(int[] order, int work) {
        return IntStream.range(cost.next().length, order.length)
                .filter(it -> cost.workOf[order[it]] == work)
                .map(it -> it + 1)
                .findFirst()
                .orElse(cost.next().length);
    }

    /** The stops of an order, each visit once. */
    private List<Integer> way(int[] order) {
        var way = new ArrayList<Integer>();
        for (int call : order) {
            int stop = cost.stopOf[call];
            if (way.isEmpty() || way.getLast() != stop) {
                way.add(stop);
            }
        }
        return way;
    }
}
