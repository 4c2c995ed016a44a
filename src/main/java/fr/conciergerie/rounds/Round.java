package fr.conciergerie.rounds;

import fr.conciergerie.organisations.SiteId;
import fr.conciergerie.rounds.plan.Factor;
import fr.conciergerie.rounds.plan.Vehicle;
import fr.conciergerie.shared.NotFound;
import fr.conciergerie.shared.Refused;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A round of a day.
 *
 * @param number which of that day it is: what people call it by
 * @param factor by which its kilometres are reckoned, as it was when the round was made
 * @param metres by its plan; null until there is one
 * @param stops in the order in which they are visited
 */
public record Round(
        RoundId id,
        LocalDate day,
        int number,
        UUID driver,
        SiteId start,
        Instant departure,
        Vehicle vehicle,
        Factor factor,
        @Nullable Integer metres,
        RoundState state,
        List<RoundStop> stops,
        int version) {

    public static final int MOST_STOPS = 60;
    static final int MOST_A_DAY = 99;

    public Round {
        stops = List.copyOf(stops);
    }

    Round with(RoundStop stop) {
        if (stops.size() == MOST_STOPS) {
            throw Refused.conflict("rounds.too-many-stops", MOST_STOPS);
        }
        var more = new ArrayList<>(stops);
        more.add(stop);
        return in(changeable(), more, null);
    }

    /** The same in an order made by hand, which names each stop once; what is done stays, and so does the stop one is on the way to. */
    Round ordered(List<RoundStopId> order) {
        var now = changeable();
        if (order.size() != stops.size()
                || !new HashSet<>(order)
                        .equals(new HashSet<>(stops.stream().map(RoundStop::id).toList()))) {
            throw new Refused("rounds.order.not-all-stops");
        }
        int fixed = fixed();
        if (!order.subList(0, fixed)
                .equals(stops.subList(0, fixed).stream().map(RoundStop::id).toList())) {
            throw Refused.conflict("rounds.order.is-fixed");
        }
        return in(
                now,
                order.stream()
                        .map(this::stop)
                        .map(it -> it.isDone() ? it : it.in(new RoundStop.State.Waiting()))
                        .toList(),
                null);
    }

    /** The same as a plan has it. */
    Round planned(List<RoundStop> planned, int newMetres) {
        return in(changeable(), planned, newMetres);
    }

    /** Sets out. @param at no later than now */
    Round begin(UUID who, Instant at, Instant now) {
        if (!(state instanceof RoundState.Planned)) {
            throw Refused.conflict("rounds.has-begun");
        }
        if (at.isAfter(now)) {
            throw new Refused("rounds.begins-in-the-future");
        }
        return new Round(
                id,
                day,
                number,
                who,
                start,
                departure,
                vehicle,
                factor,
                metres,
                new RoundState.UnderWay(at),
                stops,
                version);
    }

    /** It never leaves. */
    Round callOff(Instant now) {
        if (!(state instanceof RoundState.Planned)) {
            throw Refused.conflict("rounds.has-begun");
        }
        return in(new RoundState.CalledOff(now), stops, null);
    }

    /** Without a stop that nobody has made. */
    Round without(RoundStopId gone) {
        var now = changeable();
        if (stop(gone).closings() > 0) {
            throw Refused.conflict("rounds.stop.is-done");
        }
        return in(now, stops.stream().filter(it -> !it.id().equals(gone)).toList(), null);
    }

    /** What is done at a stop is done in the order in which it happens: it comes right behind what was done before. */
    Round visited(RoundStopId visited, RoundStop.State.Done done) {
        var since = underWay();
        var stop = stop(visited);
        if (stop.isDone()) {
            throw Refused.conflict("rounds.stop.is-done");
        }
        if (done.arrival().isBefore(since)
                || done.departure().isBefore(done.arrival())
                || done.departure().isAfter(done.told())) {
            throw new Refused("rounds.stop.cannot-have-been-then");
        }
        var order = new ArrayList<>(stops.stream().filter(RoundStop::isDone).toList());
        order.add(stop.in(done));
        stops.stream().filter(it -> !it.isDone() && !it.id().equals(visited)).forEach(order::add);
        return in(state, order, metres);
    }

    /** It is the next stop once more. */
    Round reopened(RoundStopId again) {
        underWay();
        var stop = stop(again);
        if (!stop.isDone()) {
            throw Refused.conflict("rounds.stop.is-not-done");
        }
        var order = new ArrayList<>(stops.stream()
                .filter(it -> it.isDone() && !it.id().equals(again))
                .toList());
        order.add(stop.in(new RoundStop.State.Waiting()));
        stops.stream().filter(it -> !it.isDone()).forEach(order::add);
        return in(state, order, metres);
    }

    Round close(Instant now, @Nullable Mileage mileage) {
        var since = underWay();
        if (!stops.stream().allMatch(RoundStop::isDone)) {
            throw Refused.conflict("rounds.stops-are-left");
        }
        return in(new RoundState.Closed(since, now, mileage), stops, metres);
    }

    /** How many stops nothing moves: those done, and under way the one after them. */
    public int fixed() {
        int done = (int) stops.stream().filter(RoundStop::isDone).count();
        return state instanceof RoundState.UnderWay ? Math.min(done + 1, stops.size()) : done;
    }

    public RoundStop stop(RoundStopId id) {
        return stops.stream()
                .filter(it -> it.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new NotFound("stop " + id));
    }

    /** As people call it, in the ledger too: by its day and its number. */
    public String code() {
        return day + "/" + number;
    }

    /** Since when. */
    private Instant underWay() {
        if (state instanceof RoundState.UnderWay(var since)) {
            return since;
        }
        throw Refused.conflict("rounds.is-not-under-way");
    }

    private RoundState changeable() {
        return switch (state) {
            case RoundState.Planned _, RoundState.UnderWay _ -> state;
            case RoundState.Closed _, RoundState.CalledOff _ -> throw Refused.conflict("rounds.is-closed");
        };
    }

    private Round in(RoundState next, List<RoundStop> order, @Nullable Integer way) {
        return new Round(id, day, number, driver, start, departure, vehicle, factor, way, next, order, version);
    }
}
