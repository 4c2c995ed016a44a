package fr.conciergerie.calendar;

import fr.conciergerie.organisations.SiteId;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Sessions of one desk that are not to take place when people count on them.
 *
 * @param zone the clock of the site
 * @param sessions soonest first, one at least
 * @param instead when the only one of them takes place; null where they do not at all
 */
public record SessionChange(
        SiteId site,
        ZoneId zone,
        List<DeskSession> sessions,
        @Nullable Hours instead) {

    public record Hours(Instant startsAt, Instant endsAt) {}

    public SessionChange {
        sessions = List.copyOf(sessions);
        if (sessions.isEmpty() || instead != null && sessions.size() > 1) {
            throw new IllegalArgumentException("one session at least, and one alone is moved");
        }
    }

    public LocalDate firstDay() {
        return day(first());
    }

    public LocalDate lastDay() {
        return day(sessions.getLast());
    }

    public List<LocalDate> days() {
        return sessions.stream().map(this::day).distinct().toList();
    }

    public DeskSession first() {
        return sessions.getFirst();
    }

    /** Whether something that begins and ends then has to do with their hours. */
    public boolean isDuring(Instant startsAt, Instant endsAt) {
        return sessions.stream().anyMatch(it -> startsAt.isBefore(it.endsAt()) && endsAt.isAfter(it.startsAt()));
    }

    private LocalDate day(DeskSession session) {
        return session.startsAt().atZone(zone).toLocalDate();
    }
}
