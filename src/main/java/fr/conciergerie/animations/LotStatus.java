package fr.conciergerie.animations;

/** Where a lot stands. */
public enum LotStatus {
    /** What is taken in goes into it. */
    OPEN,
    SEALED,
    HANDED_OVER,
    /** The association has said what it got. */
    RECEIVED
}
