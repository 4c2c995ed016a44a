package fr.conciergerie.noticeboard;

import java.time.LocalDate;
import java.time.LocalTime;
import org.jspecify.annotations.Nullable;

/**
 * A desk session by the clock on the wall of its site, or one that people would have come to and that is not.
 *
 * @param unless why the desk stays closed; null where it opens
 */
public record Opening(
        LocalDate day,
        LocalTime from,
        LocalTime until,
        @Nullable Unless unless) {

    /** Why the desk stays closed, as far as it concerns whoever stands before it. */
    public enum Unless {
        PUBLIC_HOLIDAY,
        CLOSED,
        MOVED,
        CANCELLED
    }

    public boolean isOpen() {
        return unless == null;
    }

    /** Whether the concierge is there at this time on this day. */
    public boolean isOn(LocalDate today, LocalTime now) {
        return isOpen() && day.equals(today) && !now.isBefore(from) && now.isBefore(until);
    }
}
