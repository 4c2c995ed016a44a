package fr.conciergerie.freebusy;

/** Why a calendar could not be read. */
public enum ReadFailure {
    /** No machine has that name, or only one that is not on the public network. */
    UNKNOWN_HOST,
    /** It did not answer, not in time, or with an error of its own. */
    UNREACHABLE,
    /** It said that there is no such calendar, or none for us: the address was taken back, or cut off. */
    DENIED,
    TOO_LARGE,
    /** What it answered is no calendar: a page to sign in, for instance. */
    NOT_A_CALENDAR
}
