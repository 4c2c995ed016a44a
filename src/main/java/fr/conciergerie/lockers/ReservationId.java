package fr.conciergerie.lockers;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** A reservation’s key. */
public record ReservationId(@JsonValue UUID value) {

    public static ReservationId of(String text) {
        return new ReservationId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
