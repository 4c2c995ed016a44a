package fr.conciergerie.custody;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** The key of a picture taken of a piece. */
public record PhotoId(@JsonValue UUID value) {

    /** Reads the key as it stands in an address; an {@link IllegalArgumentException} when it is none. */
    public static PhotoId of(String text) {
        return new PhotoId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
