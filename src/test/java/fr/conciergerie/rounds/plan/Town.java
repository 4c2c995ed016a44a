package fr.conciergerie.rounds.plan;

import fr.conciergerie.rounds.plan.Work.Errand;
import fr.conciergerie.rounds.plan.Work.Shipment;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A town to drive through in tests: a straight street whose stops are counted in kilometres, or places strewn about Lyon. */
final class Town {

    static final Instant SEVEN = Instant.parse("2026-12-01T07:00:00Z");

    /** On the street one kilometre is a thousand metres, and takes two minutes. */
    static final Distances STREET = new Distances() {

        @Override
        public Leg between(Place from, Place to, Vehicle vehicle) {
            int metres = (int) Math.round(1000 * Math.abs(from.longitude() - to.longitude()));
            return new Leg(metres, vehicle.secondsFor(metres));
        }

        @Override
        public Basis basis() {
            return new Basis.Table(1, FACTOR);
        }
    };

    static final Factor FACTOR = new Factor(new BigDecimal("1.3"), 4);
    static final GreatCircle CROW = new GreatCircle(FACTOR);
    static final Depot DEPOT = new Depot(new Place("depot", 0, 0), SEVEN, true);
    static final Vehicle VAN = new Vehicle(VehicleKind.VAN, new Load(40, 2000, 20), 30);
    static final Vehicle BIKE = new Vehicle(VehicleKind.CARGO_BIKE, new Load(12, 300, 4), 15);

    private Town() {}

    static Instant at(String hour) {
        return Instant.parse("2026-12-01T" + hour + ":00Z");
    }

    static Window open(String from, String until) {
        return new Window(at(from), at(until));
    }

    /** On the street, always open, five minutes. */
    static Stop stop(int kilometre, Window... windows) {
        return new Stop(
                "km " + kilometre, new Place("km " + kilometre, 0, kilometre), List.of(windows), Duration.ofMinutes(5));
    }

    static Shipment shipment(String code, Stop from, Stop to) {
        return shipment(code, from, to, 1, null);
    }

    static Shipment shipment(String code, Stop from, Stop to, int pieces, @Nullable Instant promisedBy) {
        return new Shipment(code, from, to, pieces, VolumeClass.SMALL, 0, Nature.THING, promisedBy);
    }

    static Shipment hanging(String code, Stop from, Stop to, int pieces) {
        return new Shipment(code, from, to, pieces, VolumeClass.LARGE, pieces, Nature.THING, null);
    }

    static Shipment keys(String code, Stop from, Stop to) {
        return new Shipment(code, from, to, 1, VolumeClass.SMALL, 0, Nature.VEHICLE_KEYS, null);
    }

    static RoundToPlan van(Work... works) {
        return RoundToPlan.ahead(DEPOT, VAN, List.of(works));
    }

    static RoundToPlan bike(Work... works) {
        return RoundToPlan.ahead(DEPOT, BIKE, List.of(works));
    }

    static List<String> way(Plan plan) {
        return plan.visits().stream().map(it -> it.stop().code()).toList();
    }

    static Depot centre(boolean comesBack) {
        return new Depot(new Place("depot", 45.75, 4.85), SEVEN, comesBack);
    }

    /** So many stops about Lyon; where asked for, most are closed for some of the day. */
    static List<Stop> strewn(Random random, int count, boolean withHours) {
        return strewn(random, count, withHours ? 60 : 0);
    }

    /** @param pace how many minutes an hour of their opening hours has; none where they are always open */
    private static List<Stop> strewn(Random random, int count, int pace) {
        return IntStream.range(0, count)
                .mapToObj(it -> new Stop(
                        "s" + it,
                        new Place("s" + it, 45.70 + random.nextDouble() / 10, 4.80 + random.nextDouble() / 8),
                        pace > 0 ? hours(random, pace) : List.of(),
                        Duration.ofMinutes(2 + random.nextInt(6))))
                .toList();
    }

    private static List<Window> hours(Random random, int pace) {
        int opening = random.nextInt(3) * pace;
        return switch (random.nextInt(4)) {
            case 0 -> List.of();
            case 1 -> List.of(window(opening, opening + pace * 3 / 2), window(opening + pace * 3, opening + pace * 7));
            case 2 -> List.of(window(0, pace * 3 + random.nextInt(pace * 4)));
            default -> List.of(window(opening, opening + pace * 4 + random.nextInt(pace * 2)));
        };
    }

    private static Window window(int from, int until) {
        return new Window(SEVEN.plusSeconds(from * 60L), SEVEN.plusSeconds(until * 60L));
    }

    /** Eight stops: visits alone, pairs, or some sites with more partners, narrower or wider, by the seed. */
    static RoundToPlan eightStops(int seed) {
        var random = new Random(seed);
        int pace = seed % 3 == 0 ? 0 : 12 + random.nextInt(20);
        var stops = strewn(random, 8, pace);
        var works = new ArrayList<Work>();
        switch (seed % 4) {
            case 0 -> stops.forEach(it -> works.add(new Errand("w" + works.size(), it)));
            case 1 ->
                IntStream.range(0, 4)
                        .forEach(it -> works.add(parcel(random, it, stops.get(it), stops.get(4 + it), 20)));
            case 2 ->
                IntStream.range(0, 5)
                        .forEach(it ->
                                works.add(between(random, it, stops.get(random.nextInt(3)), stops.get(3 + it), 20)));
            default -> {
                stops.subList(0, 4).forEach(it -> works.add(new Errand("w" + works.size(), it)));
                IntStream.range(4, 7).forEach(it -> works.add(between(random, it, stops.get(7), stops.get(it), 20)));
            }
        }
        return RoundToPlan.ahead(centre(random.nextBoolean()), random.nextBoolean() ? BIKE : VAN, works);
    }

    /** Fifteen sites and forty partners: from each of these something goes to a site, or something comes from one. */
    static RoundToPlan fiftyFiveStops(int seed) {
        var random = new Random(seed);
        var stops = strewn(random, 55, seed % 2 == 0);
        var works = new ArrayList<Work>();
        for (int i = 15; i < 55; i++) {
            works.add(between(random, works.size(), stops.get(random.nextInt(15)), stops.get(i), 60));
        }
        for (int i = 0; i < 15; i++) {
            works.add(between(random, works.size(), stops.get(i), stops.get(15 + random.nextInt(40)), 60));
        }
        return RoundToPlan.ahead(centre(true), VAN, works);
    }

    private static Shipment between(Random random, int number, Stop site, Stop partner, int pace) {
        return random.nextBoolean()
                ? parcel(random, number, site, partner, pace)
                : parcel(random, number, partner, site, pace);
    }

    private static Shipment parcel(Random random, int number, Stop from, Stop to, int pace) {
        int pieces = 1 + random.nextInt(5);
        return new Shipment(
                "w" + number,
                from,
                to,
                pieces,
                random.nextBoolean() ? VolumeClass.SMALL : VolumeClass.MEDIUM,
                random.nextInt(3) == 0 ? Math.min(pieces, 2) : 0,
                Nature.THING,
                random.nextInt(3) == 0 ? SEVEN.plus(Duration.ofMinutes(pace + random.nextInt(4 * pace))) : null);
    }
}
