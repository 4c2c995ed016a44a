package fr.conciergerie.lockers;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** A bank’s key. */
public record BankId(@JsonValue UUID value) {

    public static BankId of(String text) {
        return new BankId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
