package fr.conciergerie.orders;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** The key of a job: one line's work given to one partner. */
public record JobId(@JsonValue UUID value) {

    public static JobId of(String text) {
        return new JobId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
