package fr.conciergerie.insertion;

/** How a path ended, in the families that the State counts. */
public enum ExitFamily {
    /** Permanent contract, fixed-term or temporary work of more than six months, civil service, own business. */
    DURABLE,
    /** Shorter work, or an aided contract with an ordinary employer. */
    TRANSITION,
    /** Training for a qualification, or another insertion enterprise. */
    POSITIVE,
    /** Counted, and not dynamic. */
    OTHER,
    /** Not counted. Why is nobody's business here. */
    NEUTRALISED;

    public boolean isDynamic() {
        return this == DURABLE || this == TRANSITION || this == POSITIVE;
    }

    public boolean isCounted() {
        return this != NEUTRALISED;
    }
}
