package fr.conciergerie.rounds;

import fr.conciergerie.organisations.Organisations;
import fr.conciergerie.organisations.SiteId;
import fr.conciergerie.partners.Partner;
import fr.conciergerie.partners.Partners;
import fr.conciergerie.rounds.plan.GreatCircle;
import fr.conciergerie.rounds.plan.Place;
import fr.conciergerie.shared.DayClock;
import fr.conciergerie.shared.Ids;
import fr.conciergerie.shared.Refused;
import fr.conciergerie.web.Actor;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The front door to rounds: one is made for a day, given its stops, put into an order, begun and ended. */
@Service
@Transactional
public class Rounds {

    private final RoundRepository rounds;
    private final RoundAccess access;
    private final PlaceRepository places;
    private final CargoQuery cargo;
    private final Organisations organisations;
    private final Partners partners;
    private final DayClock days;
    private final Clock clock;

    Rounds(
            RoundRepository rounds,
            RoundAccess access,
            PlaceRepository places,
            CargoQuery cargo,
            Organisations organisations,
            Partners partners,
            DayClock days,
            Clock clock) {
        this.rounds = rounds;
        this.access = access;
        this.places = places;
        this.cargo = cargo;
        this.organisations = organisations;
        this.partners = partners;
        this.days = days;
        this.clock = clock;
    }

    public RoundId open(Actor actor, RoundDetails details) {
        access.requireServed(actor, details.start());
        var zone = zone(details.start());
        var now = clock.instant();
        var factor = places.factor().orElse(RoundPlans.USUAL);
        var id = new RoundId(Ids.next(now));
        int number = rounds.lastNumber(details.day()) + 1;
        while (!rounds.insert(new Round(
                id,
                details.day(),
                possible(number),
                details.driver(),
                details.start(),
                details.day().atTime(details.departure()).atZone(zone).toInstant(),
                details.vehicle(),
                factor,
                null,
                new RoundState.Planned(),
                List.of(),
                0))) {
            number++;
        }
        return id;
    }

    private static int possible(int number) {
        if (number > Round.MOST_A_DAY) {
            throw Refused.conflict("rounds.too-many-that-day", Round.MOST_A_DAY);
        }
        return number;
    }

    /** With the stops that what waits suggests: its desk, every partner who gets or has something of it, and its desk again. */
    public RoundId openProposed(Actor actor, RoundDetails details) {
        var id = open(actor, details);
        var home = new Called.AtSite(details.start());
        var suggested = partners.partners(cargo.partnersFor(details.start())).values().stream()
                .sorted(Comparator.comparing(Partner::name))
                .limit(Round.MOST_STOPS - 2)
                .toList();
        int version = 0;
        add(actor, id, version++, home);
        for (var partner : suggested) {
            add(actor, id, version++, new Called.AtPartner(partner.id()));
        }
        add(actor, id, version, home);
        return id;
    }

    @Transactional(readOnly = true)
    public Round round(Actor actor, RoundId id) {
        return access.get(actor, id);
    }

    /** Those of a day, the first to leave first. */
    @Transactional(readOnly = true)
    public List<Round> on(Actor actor, LocalDate day) {
        return access.those(actor, rounds.on(day));
    }

    /** One more stop, at the end. */
    public RoundStopId add(Actor actor, RoundId id, int version, Called called) {
        var before = at(actor, id, version);
        switch (called) {
            case Called.AtSite(var site) -> organisations.site(site);
            case Called.AtPartner(var partner) -> partners.partner(partner);
        }
        var stop = RoundStop.waiting(new RoundStopId(Ids.next(clock.instant())), called);
        var round = before.with(stop);
        rounds.insert(id, stop, round.stops().size());
        rounds.update(round);
        return stop.id();
    }

    /** Without a stop that nobody has made. */
    public void remove(Actor actor, RoundId id, int version, RoundStopId stop) {
        var round = at(actor, id, version).without(stop);
        rounds.delete(stop);
        rounds.update(round);
    }

    /** Puts the stops into an order made by hand. */
    public void order(Actor actor, RoundId id, int version, List<RoundStopId> order) {
        change(actor, id, version, it -> it.ordered(order));
    }

    /**
     * Sets out: whoever does is its driver.
     *
     * @param at by the clock on the wall, where it is written down later; null for now
     */
    public void begin(Actor actor, RoundId id, int version, @Nullable LocalTime at) {
        var round = at(actor, id, version);
        if (round.stops().isEmpty()) {
            throw Refused.conflict("rounds.no-stop");
        }
        rounds.update(round.begin(actor.account(), moment(round, at), clock.instant()));
    }

    public void callOff(Actor actor, RoundId id, int version) {
        change(actor, id, version, it -> it.callOff(clock.instant()));
    }

    /**
     * Ends when all stops are made and nothing is on board any more.
     *
     * @param odometer how many metres the vehicle says that it went; null where nobody read it, and they are reckoned
     */
    public void close(Actor actor, RoundId id, int version, @Nullable Integer odometer) {
        var round = access.get(actor, id);
        var aboard = cargo.aboard(id);
        if (!aboard.isEmpty()) {
            throw Refused.conflict("rounds.still-on-board", String.join(", ", aboard));
        }
        var mileage = odometer == null ? reckoned(round).orElse(null) : new Mileage(odometer, Mileage.Source.ODOMETER);
        change(actor, id, version, it -> it.close(clock.instant(), mileage));
    }

    /** From stop to stop, as they were made; empty where one of them is not on the map. */
    private Optional<Mileage> reckoned(Round round) {
        var way = new ArrayList<Called>();
        way.add(new Called.AtSite(round.start()));
        round.stops().forEach(it -> way.add(it.called()));
        way.add(new Called.AtSite(round.start()));
        var known = places.of(Set.copyOf(way));
        if (!known.keySet().containsAll(way)) {
            return Optional.empty();
        }
        var points = way.stream()
                .map(it -> Objects.requireNonNull(known.get(it)))
                .map(it -> new Place("", it.latitude(), it.longitude()))
                .toList();
        var distances = new GreatCircle(round.factor());
        int metres = IntStream.range(1, points.size())
                .map(it -> distances
                        .between(points.get(it - 1), points.get(it), round.vehicle())
                        .metres())
                .sum();
        return Optional.of(new Mileage(metres, Mileage.Source.RECKONED));
    }

    /**
     * When something of a round happened.
     *
     * @param at by the clock on the wall where it leaves; null for now, which is right only on its day
     */
    Instant moment(Round round, @Nullable LocalTime at) {
        var zone = zone(round.start());
        var today = days.todayAt(zone);
        if (round.day().isAfter(today)) {
            throw Refused.conflict("rounds.is-another-day");
        }
        if (at == null && round.day().isBefore(today)) {
            throw new Refused("rounds.say-when");
        }
        return at == null
                ? clock.instant()
                : round.day().atTime(at).atZone(zone).toInstant();
    }

    /** As somebody saw it. */
    Round at(Actor actor, RoundId id, int version) {
        var round = access.get(actor, id);
        if (round.version() != version) {
            throw new OptimisticLockingFailureException("round " + id + " changed meanwhile");
        }
        return round;
    }

    void change(Actor actor, RoundId id, int version, UnaryOperator<Round> step) {
        rounds.update(step.apply(at(actor, id, version)));
    }

    private ZoneId zone(SiteId site) {
        return organisations.site(site).zone();
    }
}
