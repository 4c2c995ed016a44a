package fr.conciergerie.markets;

/** By what organisations share the cost of a market. */
public enum SharingBasis {
    /** How many of their agents may use the site, by the last count. */
    HEADCOUNT,
    /** How many sessions took place while they used the site. */
    SESSIONS,
    /** How many services their agents had. */
    USE,
    /** Parts agreed once and for all, in hundredths of a percent. */
    FIXED
}
