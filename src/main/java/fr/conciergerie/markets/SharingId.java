package fr.conciergerie.markets;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** How what a market costs is shared during a time. */
public record SharingId(@JsonValue UUID value) {

    /** Reads the key as it stands in an address; an {@link IllegalArgumentException} when it is none. */
    public static SharingId of(String text) {
        return new SharingId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
