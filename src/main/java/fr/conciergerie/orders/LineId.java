package fr.conciergerie.orders;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** The key of one line of an order: the thing that moves. */
public record LineId(@JsonValue UUID value) {

    public static LineId of(String text) {
        return new LineId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
