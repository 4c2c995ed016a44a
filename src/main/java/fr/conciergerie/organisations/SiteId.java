package fr.conciergerie.organisations;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** A site: a workplace where a concierge comes. */
public record SiteId(@JsonValue UUID value) {

    /** Reads the key as it stands in an address; an {@link IllegalArgumentException} when it is none. */
    public static SiteId of(String text) {
        return new SiteId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
