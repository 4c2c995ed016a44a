package fr.conciergerie.accounts;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** A person who may sign in. */
public record AccountId(@JsonValue UUID value) {

    public static AccountId of(String text) {
        return new AccountId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
