package fr.conciergerie.animations;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** An animation's key. */
public record AnimationId(@JsonValue UUID value) {

    public static AnimationId of(String text) {
        return new AnimationId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
