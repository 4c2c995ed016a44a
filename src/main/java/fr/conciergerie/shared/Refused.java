package fr.conciergerie.shared;

import java.util.List;
import java.util.Map;

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
    private final Map<String, Object> members;

    /** What was asked is off in itself: the caller corrects it and tries again. */
    public Refused(String key, Object... arguments) {
        this(Kind.INVALID, key, List.of(arguments), Map.of());
    }

    private Refused(Kind kind, String key, List<Object> arguments, Map<String, Object> members) {
        super(key, null, false, false);
        this.kind = kind;
        this.arguments = arguments;
        this.members = members;
    }

    /** What was asked made sense once, and no longer does: the thing has moved on. */
    public static Refused conflict(String key, Object... arguments) {
        return new Refused(Kind.CONFLICT, key, List.of(arguments), Map.of());
    }

    /** What was sent cannot be read at all: no person wrote it, so it is the caller's program that needs correcting. */
    public static Refused malformed(String key, Object... arguments) {
        return new Refused(Kind.MALFORMED, key, List.of(arguments), Map.of());
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

    /** The same, and beside the sentence what a program can go on with, by name. */
    public Refused with(Map<String, Object> others) {
        return new Refused(kind, key(), arguments, Map.copyOf(others));
    }

    /** What a program can go on with, as further members of the problem (RFC 9457, section 3.2). */
    public Map<String, Object> members() {
        return members;
    }
}
