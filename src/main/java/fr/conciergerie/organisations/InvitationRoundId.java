package fr.conciergerie.organisations;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** The invitation of all people on a list, in one go. */
public record InvitationRoundId(@JsonValue UUID value) {

    /** Reads the key as it stands in an address; an {@link IllegalArgumentException} when it is none. */
    public static InvitationRoundId of(String text) {
        return new InvitationRoundId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
