package fr.conciergerie.lockers;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** An opening’s key. */
public record OpeningId(@JsonValue UUID value) {

    public static OpeningId of(String text) {
        return new OpeningId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
