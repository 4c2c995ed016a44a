package fr.conciergerie.rounds;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** A round's key. */
public record RoundId(@JsonValue UUID value) {

    public static RoundId of(String text) {
        return new RoundId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
