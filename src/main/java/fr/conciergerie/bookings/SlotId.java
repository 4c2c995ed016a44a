package fr.conciergerie.bookings;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import fr.conciergerie.shared.Refused;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.UUID;

/**
 * Which hour of which schedule. A slot that nobody has taken is nowhere written down, so its key says what it is: {@code
 * 0193…-20261208T1130Z}.
 */
public record SlotId(ScheduleId schedule, Instant startsAt) {

    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmm'Z'").withZone(ZoneOffset.UTC);
    private static final int KEY = 36;

    @JsonCreator
    public static SlotId of(String text) {
        try {
            var schedule = UUID.fromString(text.substring(0, KEY));
            if (text.charAt(KEY) == '-') {
                return new SlotId(new ScheduleId(schedule), MINUTE.parse(text.substring(KEY + 1), Instant::from));
            }
        } catch (IndexOutOfBoundsException | IllegalArgumentException | DateTimeException _) {
            // refused below
        }
        throw Refused.malformed("bookings.not-a-slot");
    }

    @Override
    @JsonValue
    public String toString() {
        return schedule + "-" + MINUTE.format(startsAt);
    }
}
