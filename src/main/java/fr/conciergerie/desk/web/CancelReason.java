package fr.conciergerie.desk.web;

/** Why a line is not to be: closed, so that nobody writes about anybody. */
public enum CancelReason {
    CHANGED_THEIR_MIND,
    NOT_HANDED_IN,
    TOO_DEAR,
    TOO_LATE,
    CANNOT_BE_DONE,
    MISTAKE
}
