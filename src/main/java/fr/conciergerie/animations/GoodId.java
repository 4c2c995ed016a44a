package fr.conciergerie.animations;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** The key of a good that is collected. */
public record GoodId(@JsonValue UUID value) {

    public static GoodId of(String text) {
        return new GoodId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
