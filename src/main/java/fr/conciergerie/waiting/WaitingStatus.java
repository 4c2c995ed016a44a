package fr.conciergerie.waiting;

/** How it stands with somebody who waits. */
public enum WaitingStatus {
    WAITING,
    /** A place is theirs if they say so in time; nobody else gets it meanwhile. */
    OFFERED,
    /** They took the place that they were offered. */
    TAKEN,
    /** They said no to it. */
    DECLINED,
    /** They did not answer in time. */
    EXPIRED,
    /** They no longer wanted to wait. */
    LEFT,
    /** No place came free in time, or what they waited for does not take place or is no longer offered. */
    MISSED;

    public boolean isOpen() {
        return this == WAITING || this == OFFERED;
    }
}
