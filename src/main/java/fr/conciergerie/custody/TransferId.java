package fr.conciergerie.custody;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** One gesture by which one or more pieces changed hands: what can be undone in one go. */
public record TransferId(@JsonValue UUID value) {

    /** Reads the key as it stands in an address; an {@link IllegalArgumentException} when it is none. */
    public static TransferId of(String text) {
        return new TransferId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
