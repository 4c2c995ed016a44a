package fr.conciergerie.waiting;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** Names the place that somebody has on a waiting list. */
public record WaitingEntryId(@JsonValue UUID value) {

    public static WaitingEntryId of(String text) {
        return new WaitingEntryId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
