package fr.conciergerie.animations;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** A deposit's key. */
public record DepositId(@JsonValue UUID value) {

    public static DepositId of(String text) {
        return new DepositId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
