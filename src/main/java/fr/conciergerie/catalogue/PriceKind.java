package fr.conciergerie.catalogue;

/** How far a price shown before ordering binds. */
public enum PriceKind {
    FIXED,
    /** The least it can cost; the partner says more after inspection and the member agrees or not. */
    FROM,
    ON_QUOTE
}
