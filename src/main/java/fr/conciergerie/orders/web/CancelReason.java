package fr.conciergerie.orders.web;

/** Why a member cancels: closed answers, so that nothing private is written down. */
public enum CancelReason {
    NO_LONGER_NEEDED,
    TOO_LONG,
    BY_MISTAKE,
    OTHER
}
