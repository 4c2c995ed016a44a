package fr.conciergerie.calendar;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** A weekly habit: the concierge comes to a site every Tuesday from noon to two. */
public record PatternId(@JsonValue UUID value) {

    /** Reads the key as it stands in an address; an {@link IllegalArgumentException} when it is none. */
    public static PatternId of(String text) {
        return new PatternId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
