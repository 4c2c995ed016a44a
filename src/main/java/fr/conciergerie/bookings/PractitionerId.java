package fr.conciergerie.bookings;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** A practitioner's key. */
public record PractitionerId(@JsonValue UUID value) {

    public static PractitionerId of(String text) {
        return new PractitionerId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
