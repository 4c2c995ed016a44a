package fr.conciergerie.rounds.plan;

/** The nature of what is carried, as far as it matters to a vehicle. */
public enum Nature {
    THING,
    /** The keys of a vehicle that is taken to the garage. */
    VEHICLE_KEYS,
    VEHICLE
}
