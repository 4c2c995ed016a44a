package fr.conciergerie.animations;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** A registration's key. */
public record RegistrationId(@JsonValue UUID value) {

    public static RegistrationId of(String text) {
        return new RegistrationId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
