package fr.conciergerie.rounds.plan;

/**
 * The place of a work in an order that adds the fewest metres, among those that break nothing: only the few that look best by
 * their metres are walked. Good enough to search with; what is shown to somebody goes by {@link Insertions}.
 */
final class QuickInsertions {

    private static final int WALKED = 10;

    private final PlanCost cost;
    private final PlanCost.Walk walk;
    private final int[] tried;
    private final int[] added;

    /** The candidates: metres more and the two places, the fewest metres first. */
    private final long[] metres = new long[WALKED];

    private final int[] takes = new int[WALKED];
    private final int[] brings = new int[WALKED];
    private int candidates;

    QuickInsertions(PlanCost cost) {
        this.cost = cost;
        this.walk = cost.walk();
        this.tried = new int[cost.callCount()];
        this.added = new int[cost.callCount() + 1];
    }

    /**
     * Puts calls of one work into an order.
     *
     * @param calls one, or what is taken and what is brought
     * @param first where the first of them may be
     * @return the new length; the old one where it fits nowhere
     */
    int into(int[] order, int length, int[] calls, int first) {
        walk.go(order, length);
        long wrong = walk.wrong();
        int broken = walk.brokenNow;
        candidates = 0;
        if (calls.length == 1) {
            for (int i = first; i <= length; i++) {
                consider(more(order, length, i, cost.stopOf[calls[0]]), i, -1);
            }
        } else {
            int from = cost.stopOf[calls[0]];
            int to = cost.stopOf[calls[1]];
            for (int i = first; i <= length; i++) {
                added[i] = more(order, length, i, to);
            }
            for (int i = first; i <= length; i++) {
                int taking = more(order, length, i, from);
                consider(together(order, length, i, from, to), i, i);
                for (int j = i + 1; j <= length; j++) {
                    consider((long) taking + added[j], i, j);
                }
            }
        }
        int best = -1;
        int fewest = Integer.MAX_VALUE;
        for (int i = 0; i < candidates && fewest > 0; i++) {
            put(order, length, calls, i);
            walk.go(tried, length + calls.length);
            if (walk.wrong() <= wrong && walk.brokenNow - broken < fewest) {
                best = i;
                fewest = walk.brokenNow - broken;
            }
        }
        if (best < 0) {
            return length;
        }
        put(order, length, calls, best);
        System.arraycopy(tried, 0, order, 0, length + calls.length);
        return length + calls.length;
    }

    private void put(int[] order, int length, int[] calls, int candidate) {
        int take = takes[candidate];
        System.arraycopy(order, 0, tried, 0, take);
        tried[take] = calls[0];
        if (calls.length == 1) {
            System.arraycopy(order, take, tried, take + 1, length - take);
        } else {
            int bring = brings[candidate];
            System.arraycopy(order, take, tried, take + 1, bring - take);
            tried[bring + 1] = calls[1];
            System.arraycopy(order, bring, tried, bring + 2, length - bring);
        }
    }

    private int more(int[] order, int length, int place, int stop) {
        int before = place == 0 ? cost.start() : cost.stopOf[order[place - 1]];
        int after = place == length ? cost.home() : cost.stopOf[order[place]];
        return cost.metresBetween(before, stop)
                + (after < 0 ? 0 : cost.metresBetween(stop, after) - cost.metresBetween(before, after));
    }

    private long together(int[] order, int length, int place, int from, int to) {
        int before = place == 0 ? cost.start() : cost.stopOf[order[place - 1]];
        int after = place == length ? cost.home() : cost.stopOf[order[place]];
        return (long) cost.metresBetween(before, from)
                + cost.metresBetween(from, to)
                + (after < 0 ? 0 : cost.metresBetween(to, after) - cost.metresBetween(before, after));
    }

    private void consider(long more, int take, int bring) {
        if (candidates == WALKED && more >= metres[WALKED - 1]) {
            return;
        }
        int place = candidates < WALKED ? candidates++ : WALKED - 1;
        while (place > 0 && metres[place - 1] > more) {
            metres[place] = metres[place - 1];
            takes[place] = takes[place - 1];
            brings[place] = brings[place - 1];
            place--;
        }
        metres[place] = more;
        takes[place] = take;
        brings[place] = bring;
    }
}
