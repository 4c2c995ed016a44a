package fr.conciergerie.calendars;

import java.time.LocalDate;
import java.time.LocalTime;
import org.jspecify.annotations.Nullable;

/**
 * An appointment, an event or a session on a day of one's own pages, by the clock of its site. What lasts several days is on each.
 *
 * @param from null where it has begun on an earlier day
 * @param until null where it goes on the day after
 * @param title what it is for, or who comes; null for a session
 * @param site where; empty for what one takes part in from afar
 * @param href the page about it; null where there is none
 */
public record AgendaItem(
        LocalDate day,
        @Nullable LocalTime from,
        @Nullable LocalTime until,
        @Nullable String title,
        String site,
        boolean cancelled,
        @Nullable String href) {

    public boolean isSession() {
        return title == null;
    }
}
