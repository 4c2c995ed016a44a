package fr.conciergerie.shared;

import java.util.List;

/**
 * A clear "no" that a person can act on: a key of {@code messages_*.properties} and what it speaks of.
 *
 * <p>Thrown where the button should not have been there; {@code web/Errors} shows it, once, for everybody. When the state
 * of a thing refuses, it is a conflict (409 for the API); when the words given are off, it is invalid (422); when they
 * cannot even be read, they are malformed (400).
 */
public class Refused extends RuntimeException {

    /** Whether to look again (the thing has moved on) or to correct what was sent. */
    public enum Kind {
        CONFLICT,
        INVALID,
        MALFORMED
    }

    private final Kind kind;
    private final List<Object> arguments;

    /** What was asked is off in itself: the caller corrects it and tries again. */
    public Refused(String key, Object... arguments) {
        this(Kind.INVALID, key, arguments);
    }

    private Refused(Kind kind, String key, Object... arguments) {
        super(key, null, false, false);
        this.kind = kind;
        this.arguments = List.of(arguments);
    }

    /** What was asked made sense once, and no longer does: the thing has moved on. */
    public static Refused conflict(String key, Object... arguments) {
        return new Refused(Kind.CONFLICT, key, arguments);
    }

    /** What was sent cannot be read at all: no person wrote it, so it is the caller's program that needs correcting. */
    public static Refused malformed(String key, Object... arguments) {
        return new Refused(Kind.MALFORMED, key, arguments);
    }

    public String key() {
        return String.valueOf(getMessage());
    }

    public Kind kind() {
        return kind;
    }

    public List<Object> arguments() {
        return arguments;
    }
}
