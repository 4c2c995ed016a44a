package fr.conciergerie.calendar;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** A desk session (<i>permanence</i>): a concierge at a site, from one time to another. */
public record DeskSessionId(@JsonValue UUID value) {

    /** Reads the key as it stands in an address; an {@link IllegalArgumentException} when it is none. */
    public static DeskSessionId of(String text) {
        return new DeskSessionId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
