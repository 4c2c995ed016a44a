package fr.conciergerie.lockers;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** A compartment’s key. */
public record CompartmentId(@JsonValue UUID value) {

    public static CompartmentId of(String text) {
        return new CompartmentId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
