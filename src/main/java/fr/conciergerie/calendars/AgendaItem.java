package fr.conciergerie.calendars;

import java.time.LocalDate;
import java.time.LocalTime;
import org.jspecify.annotations.Nullable;

/**
 * An appointment or a session on one's own pages, by the clock of its site.
 *
 * @param title what it is for, or who comes; null for a session
 * @param href the page about it; null where there is none
 */
public record AgendaItem(
        LocalDate day,
        LocalTime from,
        LocalTime until,
        @Nullable String title,
        String site,
        boolean cancelled,
        @Nullable String href) {

    public boolean isSession() {
        return title == null;
    }
}
