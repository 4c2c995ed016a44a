package fr.conciergerie.rounds.plan;

/** Distances along a great circle, times the operator's factor. */
public record GreatCircle(Factor factor) implements Distances {

    /** The mean radius of the earth, in metres (IUGG). */
    private static final double RADIUS = 6_371_008.8;

    @Override
    public Leg between(Place from, Place to, Vehicle vehicle) {
        int metres =
                Math.toIntExact(Math.round(metres(from, to) * factor.value().doubleValue()));
        return new Leg(metres, vehicle.secondsFor(metres));
    }

    @Override
    public Basis basis() {
        return new Basis.CrowFlight(factor);
    }

    /** By the haversine, which is exact enough for places next door. */
    private static double metres(Place from, Place to) {
        double north = Math.toRadians(to.latitude() - from.latitude());
        double east = Math.toRadians(to.longitude() - from.longitude());
        double haversine = square(Math.sin(north / 2))
                + Math.cos(Math.toRadians(from.latitude()))
                        * Math.cos(Math.toRadians(to.latitude()))
                        * square(Math.sin(east / 2));
        return 2 * RADIUS * Math.asin(Math.min(1, Math.sqrt(haversine)));
    }

    private static double square(double it) {
        return it * it;
    }
}
