package fr.conciergerie.lockers;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** A code’s key; it says nothing of its digits. */
public record LockerCodeId(@JsonValue UUID value) {

    public static LockerCodeId of(String text) {
        return new LockerCodeId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
