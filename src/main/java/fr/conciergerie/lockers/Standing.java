package fr.conciergerie.lockers;

/** What a compartment is to whoever stands before it. */
public enum Standing {
    FREE,
    /** Nobody gets it before a concierge has looked into it and set the code. */
    TO_SET,
    AWAITED,
    DECLARED,
    LOADED,
    /** Its member has not come in time. */
    OVERDUE,
    OUT_OF_ORDER
}
