package fr.conciergerie.animations;

/** Why something that was brought is not taken. */
public enum GoodRefusal {
    /** The collection does not take it. */
    NOT_TAKEN,
    DAMAGED,
    DIRTY,
    UNSAFE,
    /** Food whose date is over, or that shows none. */
    OUT_OF_DATE,
    /** There is no room left for it. */
    NO_ROOM
}
