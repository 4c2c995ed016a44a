package fr.conciergerie.rounds.plan;

/** The kind of a vehicle, and what it never carries. */
public enum VehicleKind {
    CARGO_BIKE,
    VAN;

    /** Vehicles and their keys travel with somebody who can drive on: not by bike. */
    public boolean carries(Nature nature) {
        return switch (nature) {
            case THING -> true;
            case VEHICLE_KEYS, VEHICLE -> this != CARGO_BIKE;
        };
    }
}
