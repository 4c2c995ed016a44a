package fr.conciergerie.orders;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** The key of an unmet request. */
public record UnmetRequestId(@JsonValue UUID value) {

    /** Reads the key as it stands in an address; an {@link IllegalArgumentException} when it is none. */
    public static UnmetRequestId of(String text) {
        return new UnmetRequestId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
