package fr.conciergerie.custody;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** The key of one labelled piece. */
public record ItemId(@JsonValue UUID value) {

    /** Reads the key as it stands in an address; an {@link IllegalArgumentException} when it is none. */
    public static ItemId of(String text) {
        return new ItemId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
