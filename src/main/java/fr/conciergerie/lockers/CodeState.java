package fr.conciergerie.lockers;

/** The life of a code. Whoever the compartment is for is told it once it is set, never before. */
enum CodeState {
    /** To be set at the lock by a concierge. */
    PROPOSED,
    /** The lock opens by it. */
    SET,
    /** A delegate's, which the pad still keeps: a concierge is to remove it there. */
    REMOVING,
    /** Its customer has opened with it. */
    USED,
    EXPIRED,
    WITHDRAWN
}
