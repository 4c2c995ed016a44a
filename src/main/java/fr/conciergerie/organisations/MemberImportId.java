package fr.conciergerie.organisations;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** A client's file of eligible agents, from the day it is handed in to the day it is settled. */
public record MemberImportId(@JsonValue UUID value) {

    /** Reads the key as it stands in an address; an {@link IllegalArgumentException} when it is none. */
    public static MemberImportId of(String text) {
        return new MemberImportId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
