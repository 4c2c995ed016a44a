package fr.conciergerie.privacy;

import java.util.UUID;

/** The key of a request about somebody's data. */
public record RequestId(UUID value) {

    public static RequestId of(String text) {
        return new RequestId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
