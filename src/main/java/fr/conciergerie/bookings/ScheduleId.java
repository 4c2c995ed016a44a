package fr.conciergerie.bookings;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** A schedule's key. */
public record ScheduleId(@JsonValue UUID value) {

    public static ScheduleId of(String text) {
        return new ScheduleId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
