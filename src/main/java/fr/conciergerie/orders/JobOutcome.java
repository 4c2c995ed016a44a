package fr.conciergerie.orders;

/** How a job ended for the partner. */
enum JobOutcome {
    DONE,
    REFUSED,
    /** The member changed their mind, or the concierge gave it to someone else. */
    TAKEN_BACK
}
