package fr.conciergerie.markets;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** A promise written into a market. */
public record ClauseId(@JsonValue UUID value) {

    /** Reads the key as it stands in an address; an {@link IllegalArgumentException} when it is none. */
    public static ClauseId of(String text) {
        return new ClauseId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
