package fr.conciergerie.markets;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** A further period of a market. */
public record RenewalId(@JsonValue UUID value) {

    /** Reads the key as it stands in an address; an {@link IllegalArgumentException} when it is none. */
    public static RenewalId of(String text) {
        return new RenewalId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
