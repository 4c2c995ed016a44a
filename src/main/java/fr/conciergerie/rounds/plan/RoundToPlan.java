package fr.conciergerie.rounds.plan;

import fr.conciergerie.shared.Refused;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;

/**
 * A round whose order is sought: what is to be done on a day, with which vehicle, and how far it has got.
 *
 * @param done the visits made, in their order: nothing moves them
 * @param next what is done at the stop the driver is on the way to: nothing moves that either
 * @param asOf now; nothing that is to come happens before it
 */
public record RoundToPlan(
        Depot depot, Vehicle vehicle, List<Work> works, List<DoneVisit> done, List<Call> next, Instant asOf) {

    public RoundToPlan {
        works = List.copyOf(works);
        done = List.copyOf(done);
        next = List.copyOf(next);
        var codes = new HashSet<String>();
        var stops = new HashMap<String, Stop>();
        for (var work : works) {
            if (!codes.add(work.code())) {
                throw new Refused("rounds.work.twice", work.code());
            }
            for (var call : work.calls()) {
                var known = stops.putIfAbsent(call.stop().code(), call.stop());
                if (known != null && !known.equals(call.stop())) {
                    throw new Refused("rounds.stop.two-of-one-code", call.stop().code());
                }
            }
        }
        if (next.stream().map(Call::stop).distinct().count() > 1) {
            throw new IllegalArgumentException("the next stop is one");
        }
        var fixed = new HashSet<Call>();
        var all =
                new HashSet<>(works.stream().flatMap(it -> it.calls().stream()).toList());
        Stream.concat(done.stream().flatMap(it -> it.calls().stream()), next.stream())
                .forEach(call -> {
                    boolean begins =
                            call.act() != Call.Act.BRING || fixed.contains(new Call(call.work(), Call.Act.TAKE));
                    if (!all.contains(call) || !begins || !fixed.add(call)) {
                        throw new IllegalArgumentException("cannot be fixed: " + call.act() + " "
                                + call.work().code());
                    }
                });
    }

    /** One that has not begun. */
    public static RoundToPlan ahead(Depot depot, Vehicle vehicle, List<? extends Work> works) {
        return new RoundToPlan(depot, vehicle, List.copyOf(works), List.of(), List.of(), depot.departure());
    }

    /** The same with one more thing to do. */
    public RoundToPlan with(Work work) {
        var more = new ArrayList<>(works);
        more.add(work);
        return new RoundToPlan(depot, vehicle, more, done, next, asOf);
    }

    /**
     * The calls of an order of stops that somebody made by hand, after what is fixed: at each stop whatever is on board for it
     * is brought, and whatever goes to a later one is taken. What the order leaves no way for is in no call.
     */
    public List<Call> byHand(List<Stop> order) {
        var calls = new ArrayList<>(next);
        var made = new HashSet<Call>(next);
        done.forEach(it -> made.addAll(it.calls()));
        for (int i = 0; i < order.size(); i++) {
            var stop = order.get(i);
            var later = order.subList(i + 1, order.size());
            works.stream()
                    .flatMap(it -> it.calls().stream())
                    .filter(call -> call.stop().equals(stop) && !made.contains(call))
                    .filter(call -> switch (call.work()) {
                        case Work.Errand _ -> true;
                        case Work.Shipment it ->
                            call.act() == Call.Act.TAKE
                                    ? later.contains(it.to())
                                    : made.contains(new Call(it, Call.Act.TAKE));
                    })
                    .toList()
                    .forEach(call -> {
                        made.add(call);
                        calls.add(call);
                    });
        }
        return calls;
    }
}
