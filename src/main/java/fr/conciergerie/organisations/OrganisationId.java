package fr.conciergerie.organisations;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** A client organisation (a métropole, a town, a company): it subscribes, its agents use the service. */
public record OrganisationId(@JsonValue UUID value) {

    /** Reads the key as it stands in an address; an {@link IllegalArgumentException} when it is none. */
    public static OrganisationId of(String text) {
        return new OrganisationId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
