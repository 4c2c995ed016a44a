package fr.conciergerie.catalogue;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** A service of the catalogue. */
public record ServiceId(@JsonValue UUID value) {

    public static ServiceId of(String text) {
        return new ServiceId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
