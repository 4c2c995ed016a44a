package fr.conciergerie.rounds.plan;

import fr.conciergerie.rounds.plan.Call.Act;
import fr.conciergerie.rounds.plan.Work.Shipment;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The best order there is, by trying every one: fewest works left out, then fewest promises broken, then fewest metres. It reckons
 * for itself, in instants and one call after the other, so that {@link PlanCost} is held against something.
 */
final class EveryOrder {

    private final RoundToPlan round;
    private final List<Call> calls;
    private final int[] takenBy;
    private final Load[] loads;

    /** From each call's stop to each other's; the last is the depot. */
    private final Leg[][] legs;

    private final List<Call> order = new ArrayList<>();
    private long made;
    private long without;

    private @Nullable List<Call> best;
    private int broken;
    private int metres;

    private EveryOrder(RoundToPlan round, Distances distances) {
        this.round = round;
        calls = round.works().stream().flatMap(it -> it.calls().stream()).toList();
        takenBy = calls.stream()
                .mapToInt(it -> it.act() == Act.BRING ? calls.indexOf(new Call(it.work(), Act.TAKE)) : -1)
                .toArray();
        loads = calls.stream()
                .map(it -> it.work() instanceof Shipment shipment ? shipment.load() : Load.NONE)
                .toArray(Load[]::new);
        var places = new ArrayList<>(calls.stream().map(it -> it.stop().place()).toList());
        places.add(round.depot().place());
        legs = places.stream()
                .map(from -> places.stream()
                        .map(to -> distances.between(from, to, round.vehicle()))
                        .toArray(Leg[]::new))
                .toArray(Leg[][]::new);
    }

    /** What it found. */
    record Best(List<Call> order, int leftOut, int broken, int metres) {}

    static Best of(RoundToPlan round, Distances distances) {
        return new EveryOrder(round, distances).search();
    }

    private Best search() {
        var works = round.works();
        for (int leftOut = 0; leftOut <= works.size(); leftOut++) {
            for (int set = 0; set < 1 << works.size(); set++) {
                if (Integer.bitCount(set) == leftOut) {
                    without = 0;
                    for (int i = 0; i < calls.size(); i++) {
                        without |= (long) (set >> works.indexOf(calls.get(i).work()) & 1) << i;
                    }
                    go(-1, round.depot().departure(), Load.NONE, 0, 0);
                }
            }
            if (best != null) {
                return new Best(best, leftOut, broken, metres);
            }
        }
        throw new AssertionError("the empty order is one");
    }

    /** @param last the call made last, and {@code begin} when the visit began in which it was */
    private void go(int last, Instant begin, Load load, int late, int way) {
        if (best != null && (late > broken || (late == broken && way >= metres))) {
            return;
        }
        boolean fits = load.fitsInto(round.vehicle().room());
        int at = last < 0 ? calls.size() : last;
        boolean over = true;
        for (int i = 0; i < calls.size(); i++) {
            if (((without | made) >> i & 1) == 1) {
                continue;
            }
            over = false;
            if (takenBy[i] >= 0 && (made >> takenBy[i] & 1) == 0) {
                continue;
            }
            var call = calls.get(i);
            var after = switch (call.act()) {
                case TAKE -> load.plus(loads[i]);
                case BRING -> load.minus(loads[i]);
                case PASS -> load;
            };
            if (last >= 0 && call.stop().code().equals(calls.get(last).stop().code())) {
                step(i, begin, after, late, way);
            } else if (fits) {
                var left = last < 0 ? begin : begin.plus(calls.get(last).stop().service());
                var open = opening(call.stop(), left.plusSeconds(legs[at][i].seconds()));
                if (open != null) {
                    step(i, open, after, late, way + legs[at][i].metres());
                }
            }
        }
        int whole = way + (round.depot().comesBack() ? legs[at][calls.size()].metres() : 0);
        if (over && fits && (best == null || late < broken || (late == broken && whole < metres))) {
            best = List.copyOf(order);
            broken = late;
            metres = whole;
        }
    }

    private void step(int number, Instant begin, Load load, int late, int way) {
        var call = calls.get(number);
        boolean breaks = call.act() == Act.BRING
                && call.work() instanceof Shipment it
                && it.promisedBy() != null
                && begin.isAfter(it.promisedBy());
        order.add(call);
        made |= 1L << number;
        go(number, begin, load, late + (breaks ? 1 : 0), way);
        made &= ~(1L << number);
        order.removeLast();
    }

    private static @Nullable Instant opening(Stop stop, Instant arrival) {
        if (stop.windows().isEmpty()) {
            return arrival;
        }
        for (var window : stop.windows()) {
            var begin = arrival.isBefore(window.from()) ? window.from() : arrival;
            if (!Duration.between(begin.plus(stop.service()), window.until()).isNegative()) {
                return begin;
            }
        }
        return null;
    }
}
