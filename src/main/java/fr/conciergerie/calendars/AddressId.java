package fr.conciergerie.calendars;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** The key of an address, which is no secret. */
public record AddressId(@JsonValue UUID value) {

    public static AddressId of(String text) {
        return new AddressId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
