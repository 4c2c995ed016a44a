package fr.conciergerie.freebusy;

/** A calendar could not be read now; the next hour may bring more. */
final class CalendarUnreadable extends Exception {

    private static final long serialVersionUID = 1L;

    private final ReadFailure failure;

    CalendarUnreadable(ReadFailure failure) {
        super(failure.name());
        this.failure = failure;
    }

    ReadFailure failure() {
        return failure;
    }
}
