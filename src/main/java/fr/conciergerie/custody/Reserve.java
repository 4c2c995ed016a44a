package fr.conciergerie.custody;

/** What is wrong with a piece before anybody has worked on it: noted with the member present, it settles disputes. */
public enum Reserve {
    STAIN,
    TEAR,
    MISSING_BUTTON,
    WORN,
    SCRATCH,
    /** Said in a few words. */
    OTHER
}
