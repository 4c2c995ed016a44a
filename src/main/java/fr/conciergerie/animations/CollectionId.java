package fr.conciergerie.animations;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** A collection's key. */
public record CollectionId(@JsonValue UUID value) {

    public static CollectionId of(String text) {
        return new CollectionId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
