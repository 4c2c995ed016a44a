package fr.conciergerie.bookings;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import fr.conciergerie.shared.Refused;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Which hour of which schedule. A slot that nobody has taken is nowhere written down, so its key says what it is: {@code
 * 0193…-20261208T1130Z}.
 */
public record SlotId(ScheduleId schedule, Instant startsAt) {

    private static final Pattern KEY =
            Pattern.compile("([0-9a-f-]{36})-([0-9]{4})([0-9]{2})([0-9]{2})T([0-9]{2})([0-9]{2})Z");

    @JsonCreator
    public static SlotId of(String text) {
        var key = KEY.matcher(text);
        if (key.matches()) {
            try {
                return new SlotId(
                        new ScheduleId(UUID.fromString(key.group(1))),
                        Instant.parse("%s-%s-%sT%s:%s:00Z"
                                .formatted(key.group(2), key.group(3), key.group(4), key.group(5), key.group(6))));
            } catch (IllegalArgumentException | DateTimeException _) {
                // refused below
            }
        }
        throw Refused.malformed("bookings.not-a-slot");
    }

    @Override
    @JsonValue
    public String toString() {
        return schedule + "-"
                + startsAt.toString().replaceFirst(":[0-9]{2}Z$", "Z").replaceAll("[-:]", "");
    }
}
