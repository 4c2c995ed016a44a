package fr.conciergerie.bookings;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** A booking's key. */
public record BookingId(@JsonValue UUID value) {

    public static BookingId of(String text) {
        return new BookingId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
