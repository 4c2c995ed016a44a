package fr.conciergerie.orders;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** An order's key. People see its number instead. */
public record OrderId(@JsonValue UUID value) {

    public static OrderId of(String text) {
        return new OrderId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
