package fr.conciergerie.insertion;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** Somebody in an insertion path. */
public record PersonId(@JsonValue UUID value) {

    /** Reads the key as it stands in an address; an {@link IllegalArgumentException} when it is none. */
    public static PersonId of(String text) {
        return new PersonId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
