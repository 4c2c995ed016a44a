package fr.conciergerie.organisations;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** The end of the right of several agents, in one go. */
public record DepartureId(@JsonValue UUID value) {

    /** Reads the key as it stands in an address; an {@link IllegalArgumentException} when it is none. */
    public static DepartureId of(String text) {
        return new DepartureId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
