package fr.conciergerie.rounds.plan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * A change of an order, made by chance: some works that are near each other are taken out and put in again one by one where
 * each fits best; one work is put elsewhere; visits go elsewhere together, or come in the other order. Both ends of a shipment
 * come and go together, which a solver that knows of lists alone would find by luck.
 */
final class Change {

    /** Of a hundred changes, so many take several works out: they find the most, and take the longest. */
    private static final int SEVERAL = 60;

    private static final int ONE = 75;
    private static final int VISITS = 88;

    private static final int MOST_WORKS = 10;
    private static final int MOST_VISITS = 3;

    private final SolverRoute route;
    private final SolverGround ground;
    private final PlanCost cost;
    private final RandomGenerator random;
    private final int fixed;

    private final int[] before;

    /** The order as it is being changed. */
    private final int[] order;

    private int length;

    Change(SolverSheet sheet, RandomGenerator random) {
        route = sheet.getRoute();
        ground = sheet.getGround();
        cost = ground.cost;
        this.random = random;
        fixed = route.getFixed();
        length = route.getCalls().size();
        before = new int[length];
        for (int i = 0; i < length; i++) {
            before[i] = route.getCalls().get(i).call();
        }
        order = Arrays.copyOf(before, cost.callCount());
    }

    SolverMove move() {
        int chance = random.nextInt(100);
        if (chance < SEVERAL || length - fixed < 2) {
            several();
        } else if (chance < ONE) {
            one();
        } else if (chance < VISITS) {
            visits();
        } else {
            turned();
        }
        return difference();
    }

    /** Takes out some works near each other, and puts them in where they fit best, with what was left out before. */
    private void several() {
        var out = new boolean[cost.size()];
        var works = cost.leftOut(before);
        int count = works.length;
        works = Arrays.copyOf(works, cost.size());
        if (length > fixed) {
            int stop = cost.stopOf[order[free()]];
            int most = 1 + random.nextInt(MOST_WORKS);
            for (int i = 0; i < 2 * most && most > 0; i++) {
                int index = i == 0 || random.nextInt(4) > 0 ? at(i == 0 ? stop : nearby(stop)) : free();
                if (index >= 0 && !out[cost.workOf[order[index]]]) {
                    works[count++] = cost.workOf[order[index]];
                    out[cost.workOf[order[index]]] = true;
                    most--;
                }
            }
        }
        takeOut(out);
        for (int i = count; i > 0; i--) {
            int drawn = random.nextInt(i);
            int work = works[drawn];
            works[drawn] = works[i - 1];
            if (cost.isCarried(work)) {
                length = ground.insertions.into(order, length, missing(work), fixed);
            }
        }
    }

    /** Puts a work elsewhere, mostly next to a stop nearby, whether or not it is better there. */
    private void one() {
        int work = cost.workOf[order[free()]];
        var out = new boolean[cost.size()];
        out[work] = true;
        takeOut(out);
        int from = fixed;
        for (int call : missing(work)) {
            int at = random.nextInt(4) == 0
                    ? -1
                    : at(random.nextInt(3) == 0 ? cost.stopOf[call] : nearby(cost.stopOf[call]));
            int place = at < 0 ? -1 : at + random.nextInt(2);
            if (place < from) {
                place = from + random.nextInt(length - from + 1);
            }
            System.arraycopy(order, place, order, place + 1, length - place);
            order[place] = call;
            length++;
            from = place + 1;
        }
    }

    /** Moves a few visits that follow each other. */
    private void visits() {
        int from = startOfVisit(free());
        int to = from;
        for (int i = random.nextInt(MOST_VISITS); i >= 0 && to < length; i--) {
            to = endOfVisit(to);
        }
        int at = at(nearby(cost.stopOf[order[from]]));
        int place = at < 0
                ? fixed + random.nextInt(length - fixed + 1)
                : random.nextBoolean() ? startOfVisit(at) : endOfVisit(at);
        var moved = Arrays.copyOfRange(order, from, to);
        if (place > to) {
            System.arraycopy(order, to, order, from, place - to);
            System.arraycopy(moved, 0, order, place - moved.length, moved.length);
        } else if (place < from) {
            System.arraycopy(order, place, order, place + moved.length, from - place);
            System.arraycopy(moved, 0, order, place, moved.length);
        }
    }

    /** Turns a part of the way round. */
    private void turned() {
        int one = startOfVisit(free());
        int at = random.nextInt(3) == 0 ? free() : at(nearby(cost.stopOf[order[one]]));
        int other = endOfVisit(at < 0 ? free() : at);
        for (int i = Math.min(one, other), j = Math.max(one, other) - 1; i < j; i++, j--) {
            int call = order[i];
            order[i] = order[j];
            order[j] = call;
        }
    }

    private void takeOut(boolean[] works) {
        int kept = fixed;
        for (int i = fixed; i < length; i++) {
            if (!works[cost.workOf[order[i]]]) {
                order[kept++] = order[i];
            }
        }
        length = kept;
    }

    /** The calls of a work that the order has not. */
    private int[] missing(int work) {
        int[] calls = cost.callsOf(work);
        for (int i = 0; i < fixed; i++) {
            if (order[i] == calls[0]) {
                return Arrays.copyOfRange(calls, 1, calls.length);
            }
        }
        return calls;
    }

    private int free() {
        return fixed + random.nextInt(length - fixed);
    }

    private int nearby(int stop) {
        int[] near = ground.near[stop];
        return near.length == 0 ? stop : near[random.nextInt(near.length)];
    }

    /** Some free call at a stop; less than nothing where there is none. */
    private int at(int stop) {
        int free = length - fixed;
        int first = free == 0 ? 0 : random.nextInt(free);
        for (int i = 0; i < free; i++) {
            int index = fixed + (first + i) % free;
            if (cost.stopOf[order[index]] == stop) {
                return index;
            }
        }
        return -1;
    }

    private int startOfVisit(int index) {
        int start = index;
        while (start > fixed && cost.stopOf[order[start - 1]] == cost.stopOf[order[index]]) {
            start--;
        }
        return start;
    }

    private int endOfVisit(int index) {
        int end = index + 1;
        while (end < length && cost.stopOf[order[end]] == cost.stopOf[order[index]]) {
            end++;
        }
        return end;
    }

    private SolverMove difference() {
        int from = 0;
        int shorter = Math.min(length, before.length);
        while (from < shorter && before[from] == order[from]) {
            from++;
        }
        int same = 0;
        while (same < shorter - from && before[before.length - 1 - same] == order[length - 1 - same]) {
            same++;
        }
        var in = new ArrayList<SolverCall>();
        for (int i = from; i < length - same; i++) {
            in.add(ground.calls[order[i]]);
        }
        return new SolverMove(route, from, before.length - same - from, in);
    }
}
