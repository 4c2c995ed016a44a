package fr.conciergerie.lockers;

/** How a reservation ended. */
public enum Outcome {
    /** Its member has what was in it. */
    COLLECTED,
    /** What was in it is at the desk again, or is looked for. */
    TAKEN_BACK,
    /** A concierge took out what a member had put in. */
    INSPECTED,
    CANCELLED,
    /** Nobody said in time that something had been put in. */
    EXPIRED
}
