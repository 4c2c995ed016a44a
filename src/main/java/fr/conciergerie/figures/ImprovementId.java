package fr.conciergerie.figures;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** The key of an improvement. */
public record ImprovementId(@JsonValue UUID value) {

    /** Reads the key as it stands in an address; an {@link IllegalArgumentException} when it is none. */
    public static ImprovementId of(String text) {
        return new ImprovementId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
