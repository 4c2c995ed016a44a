package fr.conciergerie.opinions;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** The key of an opinion: drawn by lot, so that it does not tell when it was given. */
public record OpinionId(@JsonValue UUID value) {

    /** Reads the key as it stands in an address; an {@link IllegalArgumentException} when it is none. */
    public static OpinionId of(String text) {
        return new OpinionId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
