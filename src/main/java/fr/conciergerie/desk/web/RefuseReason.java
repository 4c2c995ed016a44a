package fr.conciergerie.desk.web;

/** Why a partner says no. */
public enum RefuseReason {
    NO_TIME,
    CANNOT_BE_DONE,
    CLOSED,
    TOO_DAMAGED
}
