package fr.conciergerie.opinions;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** The key of an {@link Invitation}. */
public record InvitationId(@JsonValue UUID value) {

    /** Reads the key as it stands in an address; an {@link IllegalArgumentException} when it is none. */
    public static InvitationId of(String text) {
        return new InvitationId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
