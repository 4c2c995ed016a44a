package fr.conciergerie.orders.web;

/** Why a partner would do a job otherwise. */
public enum ChangeReason {
    MORE_WORK,
    SOMETHING_TO_ORDER,
    TOO_BUSY,
    OTHER
}
