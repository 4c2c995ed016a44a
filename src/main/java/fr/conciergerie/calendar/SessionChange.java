package fr.conciergerie.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * A session of the desk that is not to take place when people count on it.
 *
 * @param zone the clock of its site
 * @param instead when it takes place; null where it does not at all
 */
public record SessionChange(
        DeskSession session, ZoneId zone, @Nullable Hours instead) {

    public record Hours(Instant startsAt, Instant endsAt) {}

    public LocalDate day() {
        return session.startsAt().atZone(zone).toLocalDate();
    }

    /** Whether something that begins and ends then has to do with its hours. */
    public boolean isDuring(Instant startsAt, Instant endsAt) {
        return startsAt.isBefore(session.endsAt()) && endsAt.isAfter(session.startsAt());
    }
}
