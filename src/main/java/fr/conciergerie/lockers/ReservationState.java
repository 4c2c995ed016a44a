package fr.conciergerie.lockers;

/** How far it has got with a compartment that is somebody's. */
public enum ReservationState {
    /** A member is to put something in. */
    AWAITED,
    /** They say that they have: nobody of ours has seen it yet. */
    DECLARED,
    /** A concierge has put in what the member may take. */
    LOADED,
    ENDED
}
