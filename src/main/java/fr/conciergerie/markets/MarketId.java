package fr.conciergerie.markets;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** A market: what a client organisation has bought. */
public record MarketId(@JsonValue UUID value) {

    /** Reads the key as it stands in an address; an {@link IllegalArgumentException} when it is none. */
    public static MarketId of(String text) {
        return new MarketId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
