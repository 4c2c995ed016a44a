package fr.conciergerie.rounds;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** The key of a stop of a round. */
public record RoundStopId(@JsonValue UUID value) {

    public static RoundStopId of(String text) {
        return new RoundStopId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
