package fr.conciergerie.markets;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** What a market pays for one site during a time. */
public record LineId(@JsonValue UUID value) {

    /** Reads the key as it stands in an address; an {@link IllegalArgumentException} when it is none. */
    public static LineId of(String text) {
        return new LineId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
