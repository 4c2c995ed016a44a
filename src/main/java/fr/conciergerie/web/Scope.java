package fr.conciergerie.web;

/**
 * What an API token may be used for. It never widens what its role may do: a concierge's token with {@link #READ} alone
 * reads the desk and changes nothing. {@code access.table} says which one each call needs.
 */
public enum Scope {
    /** Look at things: every GET. */
    READ,
    /** Place, change and cancel orders. */
    ORDERS,
    /** The concierge's work: take in, send, hand over. */
    DESK,
    /** The partner's work: accept, refuse, propose, finish. */
    PARTNER,
    /** The manager's work: catalogue, partners, people. */
    MANAGE
}
