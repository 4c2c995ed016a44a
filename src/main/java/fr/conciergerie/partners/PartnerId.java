package fr.conciergerie.partners;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** A partner of the operator. */
public record PartnerId(@JsonValue UUID value) {

    public static PartnerId of(String text) {
        return new PartnerId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
