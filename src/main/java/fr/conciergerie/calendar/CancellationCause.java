package fr.conciergerie.calendar;

/** Why a planned session does not take place; the annual report counts them by cause. */
public enum CancellationCause {
    PUBLIC_HOLIDAY,
    CLOSURE,
    BY_CLIENT,
    BY_OPERATOR,
    CONCIERGE_ABSENT,
    OTHER,
    /** Moved to another time: the new session names this one. */
    MOVED,
    /** The weekly pattern ended before this day: it was never due, and no report counts it. */
    NO_LONGER_PLANNED;

    /** Whether a person may give this cause; the others come from the calendar itself. */
    public boolean isGivenByPeople() {
        return switch (this) {
            case BY_CLIENT, BY_OPERATOR, CONCIERGE_ABSENT, OTHER -> true;
            case PUBLIC_HOLIDAY, CLOSURE, MOVED, NO_LONGER_PLANNED -> false;
        };
    }
}
