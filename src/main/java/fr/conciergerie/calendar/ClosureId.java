package fr.conciergerie.calendar;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** Days on which a site, or every site, has no desk. */
public record ClosureId(@JsonValue UUID value) {

    /** Reads the key as it stands in an address; an {@link IllegalArgumentException} when it is none. */
    public static ClosureId of(String text) {
        return new ClosureId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
