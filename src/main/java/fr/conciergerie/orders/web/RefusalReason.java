package fr.conciergerie.orders.web;

/** Why a partner will not do a job. */
public enum RefusalReason {
    TOO_BUSY,
    AWAY,
    CANNOT_BE_DONE,
    NOT_MY_TRADE,
    OTHER
}
