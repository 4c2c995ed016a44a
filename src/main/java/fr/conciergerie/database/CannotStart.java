package fr.conciergerie.database;

import org.jspecify.annotations.Nullable;

/** The application cannot start, for a reason that whoever runs it can act on: one sentence that says what and what to do. */
public class CannotStart extends RuntimeException {

    public CannotStart(String sentence) {
        this(sentence, null);
    }

    public CannotStart(String sentence, @Nullable Throwable cause) {
        super(sentence, cause);
    }

    public String sentence() {
        return String.valueOf(getMessage());
    }
}
