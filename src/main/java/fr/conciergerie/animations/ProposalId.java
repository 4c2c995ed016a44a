package fr.conciergerie.animations;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** A proposal's key. */
public record ProposalId(@JsonValue UUID value) {

    public static ProposalId of(String text) {
        return new ProposalId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
