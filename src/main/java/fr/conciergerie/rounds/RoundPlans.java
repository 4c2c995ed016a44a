package fr.conciergerie.rounds;

import fr.conciergerie.organisations.Organisations;
import fr.conciergerie.partners.Partners;
import fr.conciergerie.rounds.plan.Call;
import fr.conciergerie.rounds.plan.Depot;
import fr.conciergerie.rounds.plan.DoneVisit;
import fr.conciergerie.rounds.plan.Factor;
import fr.conciergerie.rounds.plan.GreatCircle;
import fr.conciergerie.rounds.plan.Place;
import fr.conciergerie.rounds.plan.Planner;
import fr.conciergerie.rounds.plan.Planner.Planned;
import fr.conciergerie.rounds.plan.RoundToPlan;
import fr.conciergerie.rounds.plan.Stop;
import fr.conciergerie.rounds.plan.Window;
import fr.conciergerie.rounds.plan.Work.Errand;
import fr.conciergerie.shared.Refused;
import fr.conciergerie.web.Actor;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The order of a round as a plan has it, and what a plan rests on: where sites and partners are, and how much longer streets are. */
@Service
public class RoundPlans {

    /** What streets have been found to be, where the operator has not said otherwise. */
    static final Factor USUAL = new Factor(new BigDecimal("1.30"), 0);

    private final Rounds rounds;
    private final PlaceRepository places;
    private final Organisations organisations;
    private final Partners partners;
    private final TransactionTemplate transaction;
    private final Clock clock;

    RoundPlans(
            Rounds rounds,
            PlaceRepository places,
            Organisations organisations,
            Partners partners,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.rounds = rounds;
        this.places = places;
        this.organisations = organisations;
        this.partners = partners;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /** From now on for rounds that are made; those made before keep theirs. */
    public Factor declare(BigDecimal value) {
        return transaction.execute(_ -> {
            var next = new Factor(value, places.factor().orElse(USUAL).version() + 1);
            places.insert(next, clock.instant());
            return next;
        });
    }

    /** Says where a site or a partner is and when one can come, for all rounds. */
    public void put(Called called, PlaceDetails details) {
        transaction.executeWithoutResult(_ -> {
            requireThere(called);
            places.put(called, details, clock.instant());
        });
    }

    /** What is known of one. */
    public Optional<PlaceDetails> place(Called called) {
        return transaction.execute(_ -> {
            requireThere(called);
            return Optional.ofNullable(places.of(List.of(called)).get(called));
        });
    }

    private void requireThere(Called called) {
        switch (called) {
            case Called.AtSite(var site) -> organisations.site(site);
            case Called.AtPartner(var partner) -> partners.partner(partner);
        }
    }

    /**
     * Looks for the best order and keeps it; no transaction is open while it looks, and whoever changed the round meanwhile is not
     * overruled.
     */
    public Planned plan(Actor actor, RoundId id, int version) {
        var draft = transaction.execute(_ -> draft(rounds.at(actor, id, version)));
        var planned = new Planner(new GreatCircle(draft.factor())).plan(draft.round(), draft.byHand());
        rounds.change(
                actor,
                id,
                version,
                it -> it.planned(stops(it, planned), planned.plan().metres()));
        return planned;
    }

    /** A round as the planner takes it, and its order so far. */
    private record Draft(RoundToPlan round, List<Call> byHand, Factor factor) {}

    private Draft draft(Round round) {
        var zone = organisations.site(round.start()).zone();
        var start = new Called.AtSite(round.start());
        var known =
                places.of(Stream.concat(Stream.of(start), round.stops().stream().map(RoundStop::called))
                        .distinct()
                        .toList());
        requireKnown(start, round, known);
        var works = new ArrayList<Errand>();
        var calls = new ArrayList<Call>();
        var done = new ArrayList<DoneVisit>();
        for (var stop : round.stops()) {
            var details = Objects.requireNonNull(known.get(stop.called()));
            var code = stop.id().toString();
            var errand = new Errand(
                    code,
                    new Stop(
                            code,
                            new Place(code, details.latitude(), details.longitude()),
                            windows(details, round.day(), zone),
                            Duration.ofMinutes(details.minutes())));
            works.add(errand);
            var call = new Call(errand, Call.Act.PASS);
            if (stop.state() instanceof RoundStop.State.Done(var arrival, var departure, var _, var _)) {
                done.add(new DoneVisit(errand.stop(), arrival, departure, List.of(call)));
            } else {
                calls.add(call);
            }
        }
        var home = Objects.requireNonNull(known.get(start));
        var next = calls.subList(0, Math.min(round.fixed() - done.size(), calls.size()));
        var asOf = round.state() instanceof RoundState.UnderWay ? clock.instant() : round.departure();
        var toPlan = new RoundToPlan(
                new Depot(new Place("depot", home.latitude(), home.longitude()), round.departure(), true),
                round.vehicle(),
                List.copyOf(works),
                done,
                next,
                asOf);
        return new Draft(toPlan, calls, round.factor());
    }

    /** The stops of a round as a plan has them; those it leaves out are last. */
    private static List<RoundStop> stops(Round round, Planned planned) {
        var order =
                new ArrayList<>(round.stops().stream().filter(RoundStop::isDone).toList());
        planned.plan().visits().stream().filter(it -> !it.done()).forEach(visit -> {
            var stop = round.stop(RoundStopId.of(visit.stop().code()));
            order.add(stop.in(new RoundStop.State.Planned(visit.arrival(), visit.departure())));
        });
        planned.plan().unassigned().forEach(it -> {
            var stop = round.stop(RoundStopId.of(it.work().code()));
            order.add(stop.in(new RoundStop.State.LeftOut(it.reason())));
        });
        return order;
    }

    private static List<Window> windows(PlaceDetails details, LocalDate day, ZoneId zone) {
        if (details.openings().isEmpty()) {
            return List.of();
        }
        var windows = details.openings().stream()
                .filter(it -> it.weekday() == day.getDayOfWeek())
                .map(it -> new Window(
                        day.atTime(it.opens()).atZone(zone).toInstant(),
                        day.atTime(it.closes()).atZone(zone).toInstant()))
                .toList();
        // Closed all day: a window that was over before the day began.
        var midnight = day.atStartOfDay(zone).toInstant();
        return windows.isEmpty() ? List.of(new Window(midnight.minusSeconds(1), midnight)) : windows;
    }

    private void requireKnown(Called start, Round round, Map<Called, PlaceDetails> known) {
        var unknown = Stream.concat(Stream.of(start), round.stops().stream().map(RoundStop::called))
                .distinct()
                .filter(it -> !known.containsKey(it))
                .map(this::name)
                .collect(Collectors.joining(", "));
        if (!unknown.isEmpty()) {
            throw new Refused("rounds.place.unknown", unknown);
        }
    }

    private String name(Called called) {
        return switch (called) {
            case Called.AtSite(var site) -> organisations.site(site).name();
            case Called.AtPartner(var partner) -> partners.partner(partner).name();
        };
    }
}
