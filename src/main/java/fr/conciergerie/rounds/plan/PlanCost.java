package fr.conciergerie.rounds.plan;

import fr.conciergerie.rounds.plan.Call.Act;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The cost of every order in which a round can be driven: a pure function that looks at one order alone, and the one place
 * where it is said what a good one is.
 *
 * <p>Whoever looks for a better order asks it, and whatever they find is judged by it again. Inside, calls, works and stops are
 * numbers and times are seconds after the departure, because it is asked some hundred thousand times for one plan.
 */
public final class PlanCost {

    private final RoundToPlan round;
    private final Distances distances;

    private final List<Work> works;
    private final List<Call> calls = new ArrayList<>();
    private final Map<Call, Integer> numbers = new HashMap<>();
    private final List<Stop> stops;

    final int[] workOf;
    final int[] stopOf;
    final Act[] actOf;
    private final int[] firstCallOf;
    private final Load[] loads;
    private final boolean[] forbidden;
    private final int[] promised;
    private final int[][] opens;
    private final int[][] closes;
    private final int[] service;
    private final int[][] metres;
    private final int[][] seconds;

    /** What has happened: where the vehicle is, since when, with what, after how many metres. */
    private final int place;

    private final int since;
    private final int notBefore;
    private final int driven;
    private final Load aboard;
    private final boolean[] taken;
    private final boolean[] served;
    private final int servedCount;
    private final int brokenCount;
    private final int[] next;

    public PlanCost(RoundToPlan round, Distances distances) {
        this.round = round;
        this.distances = distances;
        works = round.works();
        var known = new LinkedHashMap<String, Stop>();
        works.forEach(work -> work.calls().forEach(call -> {
            numbers.put(call, calls.size());
            calls.add(call);
            known.putIfAbsent(call.stop().code(), call.stop());
        }));
        round.done().forEach(it -> known.putIfAbsent(it.stop().code(), it.stop()));
        stops = List.copyOf(known.values());
        var codes = stops.stream().map(Stop::code).toList();
        workOf = calls.stream().mapToInt(it -> works.indexOf(it.work())).toArray();
        stopOf = calls.stream().mapToInt(it -> codes.indexOf(it.stop().code())).toArray();
        actOf = calls.stream().map(Call::act).toArray(Act[]::new);
        firstCallOf =
                works.stream().mapToInt(it -> number(it.calls().getFirst())).toArray();
        loads = works.stream()
                .map(it -> it instanceof Work.Shipment shipment ? shipment.load() : Load.NONE)
                .toArray(Load[]::new);
        forbidden = new boolean[works.size()];
        promised = new int[works.size()];
        for (int i = 0; i < works.size(); i++) {
            promised[i] = Integer.MAX_VALUE;
            if (works.get(i) instanceof Work.Shipment it) {
                forbidden[i] = !round.vehicle().kind().carries(it.nature());
                promised[i] = it.promisedBy() == null ? Integer.MAX_VALUE : second(it.promisedBy());
            }
        }
        opens = new int[stops.size()][];
        closes = new int[stops.size()][];
        for (int i = 0; i < stops.size(); i++) {
            var windows = stops.get(i).windows();
            opens[i] = windows.stream().mapToInt(it -> second(it.from())).toArray();
            closes[i] = windows.stream().mapToInt(it -> second(it.until())).toArray();
        }
        service = stops.stream()
                .mapToInt(it -> Math.toIntExact(it.service().toSeconds()))
                .toArray();
        metres = new int[stops.size() + 1][stops.size() + 1];
        seconds = new int[stops.size() + 1][stops.size() + 1];
        for (int i = 0; i <= stops.size(); i++) {
            for (int j = 0; j <= stops.size(); j++) {
                if (i != j) {
                    var leg = distances.between(placeOf(i), placeOf(j), round.vehicle());
                    metres[i][j] = leg.metres();
                    seconds[i][j] = leg.seconds();
                }
            }
        }
        taken = new boolean[works.size()];
        served = new boolean[works.size()];
        int at = stops.size();
        int way = 0;
        int late = 0;
        var load = Load.NONE;
        for (var visit : round.done()) {
            int stop = codes.indexOf(visit.stop().code());
            way += metres[at][stop];
            at = stop;
            for (var call : visit.calls()) {
                int work = workOf[number(call)];
                switch (call.act()) {
                    case TAKE -> {
                        taken[work] = true;
                        load = load.plus(loads[work]);
                    }
                    case BRING -> {
                        served[work] = true;
                        load = load.minus(loads[work]);
                        late += second(visit.arrival()) > promised[work] ? 1 : 0;
                    }
                    case PASS -> served[work] = true;
                }
            }
        }
        place = at;
        driven = way;
        brokenCount = late;
        aboard = load;
        since = round.done().isEmpty() ? 0 : second(round.done().getLast().departure());
        notBefore = Math.max(since, second(round.asOf()));
        int count = 0;
        for (boolean it : served) {
            count += it ? 1 : 0;
        }
        servedCount = count;
        next = round.next().stream().mapToInt(this::number).toArray();
    }

    /** The cost of an order of the calls that are to come, the next stop's first. */
    public Cost of(List<Call> order) {
        return cost(numbers(order));
    }

    /** The plan that an order of the calls that are to come makes. */
    public Plan plan(List<Call> order) {
        return plan(numbers(order));
    }

    RoundToPlan round() {
        return round;
    }

    Cost cost(int[] order) {
        return walk().go(order, order.length).cost();
    }

    Plan plan(int[] order) {
        var log = new Log();
        var walk = walk().goLogging(order, log);
        return new Plan(
                log.visits,
                unassigned(order),
                log.violations,
                log.broken,
                instant(walk.end),
                walk.cost(),
                distances.basis());
    }

    /** The calls that an order must begin with. */
    int[] next() {
        return next.clone();
    }

    int size() {
        return works.size();
    }

    Work work(int work) {
        return works.get(work);
    }

    Call call(int call) {
        return calls.get(call);
    }

    /** The calls of a work that are still to come; none when it is done. */
    int[] callsOf(int work) {
        return IntStream.range(firstCallOf[work], calls.size())
                .takeWhile(it -> workOf[it] == work)
                .filter(it -> !(actOf[it] == Act.TAKE ? taken[work] : served[work]))
                .toArray();
    }

    /** Whether a plan may take it on at all, however empty. */
    boolean isCarried(int work) {
        return !forbidden[work] && loads[work].fitsInto(round.vehicle().room());
    }

    /** The works that an order leaves out. */
    int[] leftOut(int[] order) {
        var in = new boolean[works.size()];
        for (int call : order) {
            in[workOf[call]] |= actOf[call] != Act.TAKE;
        }
        return IntStream.range(0, works.size())
                .filter(it -> !in[it] && !served[it])
                .toArray();
    }

    /** How far one stop is from another; what is reckoned with is the way there. */
    int metresBetween(int stop, int other) {
        return metres[stop][other];
    }

    /** Where the way that is to come begins: a stop, or the depot. */
    int start() {
        return place;
    }

    /** Where it ends; less than nothing where the last stop is its end. */
    int home() {
        return round.depot().comesBack() ? stops.size() : -1;
    }

    int callCount() {
        return calls.size();
    }

    int stopCount() {
        return stops.size();
    }

    Walk walk() {
        return new Walk();
    }

    /** The numbers of an order, which must be one: each call at most once, the next stop's first, nothing that is done. */
    int[] numbers(List<Call> order) {
        var seen = new HashSet<Call>();
        var fixed = new HashSet<Call>();
        round.done().forEach(it -> fixed.addAll(it.calls()));
        for (var call : order) {
            if (!numbers.containsKey(call) || fixed.contains(call) || !seen.add(call)) {
                throw new IllegalArgumentException(
                        "no order: " + call.act() + " " + call.work().code());
            }
        }
        if (!order.subList(0, Math.min(next.length, order.size())).equals(round.next())) {
            throw new IllegalArgumentException("no order: the next stop is not its first");
        }
        return order.stream().mapToInt(this::number).toArray();
    }

    private int number(Call call) {
        Integer number = numbers.get(call);
        if (number == null) {
            throw new IllegalArgumentException("unknown call of " + call.work().code());
        }
        return number;
    }

    private List<Unassigned> unassigned(int[] order) {
        return Arrays.stream(leftOut(order))
                .mapToObj(it -> new Unassigned(works.get(it), new Insertions(this).reason(order, it)))
                .toList();
    }

    boolean isForbidden(int work) {
        return forbidden[work];
    }

    private Place placeOf(int stop) {
        return stop == stops.size() ? round.depot().place() : stops.get(stop).place();
    }

    private int second(Instant instant) {
        return Math.toIntExact(
                Duration.between(round.depot().departure(), instant).toSeconds());
    }

    private Instant instant(int second) {
        return round.depot().departure().plusSeconds(second);
    }

    /** What a walk leaves behind when somebody wants to read it. */
    private static final class Log {
        final List<Visit> visits = new ArrayList<>();
        final List<Violation> violations = new ArrayList<>();
        final List<Work.Shipment> broken = new ArrayList<>();
    }

    /** One way through an order, and what was met on it. It can be gone again with another; by one thread at a time. */
    final class Walk {

        /** Seconds by which stops are missed. */
        long late;

        /** By how much too much is on board, added up over the stops. */
        long excess;

        /** Pieces brought before they were taken, or never brought. */
        long disorder;

        /** Pieces that the vehicle never carries. */
        long barred;

        int servedNow;
        int brokenNow;
        int metresNow;
        int end;

        private final int[] takenIn = new int[works.size()];
        private int turn;

        Walk go(int[] order, int length) {
            return go(order, length, null);
        }

        private Walk goLogging(int[] order, Log log) {
            doneOf(log);
            return go(order, order.length, log);
        }

        private Walk go(int[] order, int length, @Nullable Log log) {
            turn++;
            late = 0;
            excess = 0;
            disorder = 0;
            barred = 0;
            servedNow = servedCount;
            brokenNow = brokenCount;
            metresNow = driven;
            int pieces = aboard.pieces();
            int litres = aboard.litres();
            int hangers = aboard.hangers();
            int open = 0;
            int at = place;
            int time = since;
            for (int from = 0; from < length; ) {
                int stop = stopOf[order[from]];
                int to = from + 1;
                while (to < length && stopOf[order[to]] == stop) {
                    to++;
                }
                int arrival = time + seconds[at][stop];
                if (from == 0) {
                    arrival = Math.max(arrival, notBefore);
                }
                int begin = begin(stop, arrival);
                int tooLate = tooLate(stop, begin);
                late += tooLate;
                // What is brought leaves the vehicle before anything else comes in.
                for (int i = from; i < to; i++) {
                    int work = workOf[order[i]];
                    switch (actOf[order[i]]) {
                        case PASS -> servedNow++;
                        case BRING -> {
                            servedNow++;
                            if (takenIn[work] == turn) {
                                open--;
                            } else if (!taken[work]) {
                                disorder++;
                                note(log, new Violation.OutOfOrder((Work.Shipment) works.get(work)));
                            }
                            pieces -= loads[work].pieces();
                            litres -= loads[work].litres();
                            hangers -= loads[work].hangers();
                            if (begin > promised[work]) {
                                brokenNow++;
                                if (log != null) {
                                    log.broken.add((Work.Shipment) works.get(work));
                                }
                            }
                        }
                        case TAKE -> {}
                    }
                }
                for (int i = from; i < to; i++) {
                    if (actOf[order[i]] == Act.TAKE) {
                        int work = workOf[order[i]];
                        takenIn[work] = turn;
                        open++;
                        pieces += loads[work].pieces();
                        litres += loads[work].litres();
                        hangers += loads[work].hangers();
                        if (forbidden[work]) {
                            barred++;
                            note(log, new Violation.NotOnThisVehicle((Work.Shipment) works.get(work)));
                        }
                    }
                }
                var room = round.vehicle().room();
                int over = Math.max(0, pieces - room.pieces())
                        + Math.max(0, hangers - room.hangers())
                        + Math.ceilDiv(Math.max(0, litres - room.litres()), VolumeClass.SMALL.litres());
                excess += over;
                int leg = metres[at][stop];
                metresNow += leg;
                time = begin + service[stop];
                at = stop;
                if (log != null) {
                    var load = new Load(pieces, litres, hangers);
                    if (tooLate > 0) {
                        note(log, new Violation.Closed(stops.get(stop), Duration.ofSeconds(tooLate)));
                    }
                    if (over > 0) {
                        note(log, new Violation.Overloaded(stops.get(stop), load));
                    }
                    log.visits.add(new Visit(
                            stops.get(stop),
                            instant(arrival),
                            instant(begin),
                            instant(time),
                            leg,
                            load,
                            Arrays.stream(order, from, to).mapToObj(calls::get).toList(),
                            false));
                }
                from = to;
            }
            disorder += open;
            if (log != null && open > 0) {
                neverBrought(order, log);
            }
            if (round.depot().comesBack()) {
                metresNow += metres[at][stops.size()];
                time += seconds[at][stops.size()];
            }
            end = time;
            return this;
        }

        /** How badly it breaks what must not be broken, so that less of it is better on the way to none. */
        long wrong() {
            return late + 1_000 * excess + 100_000 * disorder + 1_000_000 * barred;
        }

        int leftOut() {
            return works.size() - servedNow;
        }

        Cost cost() {
            return new Cost(wrong(), leftOut(), brokenNow, metresNow, end);
        }

        /** When a visit begins: on arrival, or in the first of the hours to come in which it can still be ended. */
        private int begin(int stop, int arrival) {
            for (int i = 0; i < opens[stop].length; i++) {
                int begin = Math.max(arrival, opens[stop][i]);
                if (begin + service[stop] <= closes[stop][i]) {
                    return begin;
                }
            }
            return arrival;
        }

        private int tooLate(int stop, int begin) {
            int best = Integer.MAX_VALUE;
            for (int i = 0; i < opens[stop].length; i++) {
                int late = begin + service[stop] - closes[stop][i];
                if (late <= 0 && begin >= opens[stop][i]) {
                    return 0;
                }
                // Hours too short for the visit are missed by what they lack.
                best = Math.min(best, Math.max(late, 1));
            }
            return best == Integer.MAX_VALUE ? 0 : best;
        }

        private void neverBrought(int[] order, Log log) {
            var brought = new HashSet<Integer>();
            for (int call : order) {
                if (actOf[call] == Act.BRING) {
                    brought.add(workOf[call]);
                }
            }
            for (int call : order) {
                if (actOf[call] == Act.TAKE && !brought.contains(workOf[call])) {
                    note(log, new Violation.OutOfOrder((Work.Shipment) works.get(workOf[call])));
                }
            }
        }

        private static void note(@Nullable Log log, Violation violation) {
            if (log != null) {
                log.violations.add(violation);
            }
        }

        private void doneOf(Log log) {
            int at = stops.size();
            var load = Load.NONE;
            for (var visit : round.done()) {
                int stop = stops.indexOf(visit.stop());
                for (var call : visit.calls()) {
                    int work = workOf[number(call)];
                    load = switch (call.act()) {
                        case TAKE -> load.plus(loads[work]);
                        case BRING -> load.minus(loads[work]);
                        case PASS -> load;
                    };
                    if (call.act() == Act.BRING && second(visit.arrival()) > promised[work]) {
                        log.broken.add((Work.Shipment) call.work());
                    }
                }
                log.visits.add(new Visit(
                        visit.stop(),
                        visit.arrival(),
                        visit.arrival(),
                        visit.departure(),
                        metres[at][stop],
                        load,
                        visit.calls(),
                        true));
                at = stop;
            }
        }
    }
}
