package fr.conciergerie.figures;

/** How exactly a value is told outside the operator: where the exact one would tell of too few people, what is true of it all the same. */
public enum Precision {
    EXACT,
    /** Rounded. */
    ABOUT,
    /** It is as much or more. */
    AT_LEAST,
    /** It is as much or less. */
    AT_MOST
}
