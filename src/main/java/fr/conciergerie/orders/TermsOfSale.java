package fr.conciergerie.orders;

/** The terms of sale under which an order is placed; the version accepted is kept with it. */
final class TermsOfSale {

    /** The month from which the current wording applies. */
    static final String VERSION = "2026-06";

    private TermsOfSale() {}
}
