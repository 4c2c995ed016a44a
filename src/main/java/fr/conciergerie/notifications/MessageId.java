package fr.conciergerie.notifications;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** The key of a message; also the left half of the Message-ID that mail servers see, whatever the attempt. */
public record MessageId(@JsonValue UUID value) {

    public static MessageId of(String text) {
        return new MessageId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
