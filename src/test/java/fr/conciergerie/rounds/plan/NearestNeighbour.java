package fr.conciergerie.rounds.plan;

import fr.conciergerie.rounds.plan.Call.Act;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;

/** What one would do without a solver: always to the nearest stop where something can be done, then 2-opt until nothing is gained. */
final class NearestNeighbour {

    private NearestNeighbour() {}

    static List<Call> withTwoOpt(RoundToPlan round, Distances distances) {
        var cost = new PlanCost(round, distances);
        var order = nearest(round, distances, cost);
        for (boolean gained = true; gained; ) {
            gained = false;
            var best = cost.of(order);
            for (int i = 0; i < order.size(); i++) {
                for (int j = i + 1; j < order.size(); j++) {
                    Collections.reverse(order.subList(i, j + 1));
                    var turned = cost.of(order);
                    if (turned.isLessThan(best)) {
                        best = turned;
                        gained = true;
                    } else {
                        Collections.reverse(order.subList(i, j + 1));
                    }
                }
            }
        }
        return order;
    }

    private static List<Call> nearest(RoundToPlan round, Distances distances, PlanCost cost) {
        var order = new ArrayList<Call>();
        var made = new HashSet<Call>();
        while (true) {
            var place = order.isEmpty()
                    ? round.depot().place()
                    : order.getLast().stop().place();
            var next = round.works().stream()
                    .flatMap(it -> it.calls().stream())
                    .filter(it -> !made.contains(it))
                    .filter(it -> it.act() != Act.BRING || made.contains(new Call(it.work(), Act.TAKE)))
                    .filter(it -> isDriveable(cost, order, it))
                    .min(Comparator.comparingInt(it -> distances
                            .between(place, it.stop().place(), round.vehicle())
                            .metres()));
            if (next.isEmpty()) {
                break;
            }
            order.add(next.get());
            made.add(next.get());
        }
        // What it took and could not bring stays where it was.
        order.removeIf(it -> it.act() == Act.TAKE && !made.contains(new Call(it.work(), Act.BRING)));
        return order;
    }

    private static boolean isDriveable(PlanCost cost, List<Call> order, Call call) {
        var with = new ArrayList<>(order);
        with.add(call);
        int[] numbers = cost.numbers(with);
        var walk = cost.walk().go(numbers, numbers.length);
        return walk.late == 0 && walk.excess == 0;
    }
}
