package fr.conciergerie.shared;

/** There is no such thing here, or even its existence is none of the caller's business. Shown as 404. */
public class NotFound extends RuntimeException {

    /** @param what a word for the log, such as {@code order 0198…}; never shown */
    public NotFound(String what) {
        super(what, null, false, false);
    }
}
