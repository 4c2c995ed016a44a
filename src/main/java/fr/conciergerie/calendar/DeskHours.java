package fr.conciergerie.calendar;

import fr.conciergerie.shared.Refused;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;

/** From when to when on one day, by the clock on the wall of the site: 18:00 stays 18:00 when the clocks change. */
public record DeskHours(LocalTime from, LocalTime until) {

    private static final Duration SHORTEST = Duration.ofMinutes(15);

    /** Before it clocks are changed: a desk that opens later never meets an hour that is missing or comes twice. */
    private static final LocalTime EARLIEST = LocalTime.of(5, 0);

    public DeskHours {
        if (from.isBefore(EARLIEST)) {
            throw new Refused("calendar.hours-at-night", EARLIEST);
        }
        if (Duration.between(from, until).compareTo(SHORTEST) < 0) {
            throw new Refused("calendar.hours-too-short", SHORTEST.toMinutes());
        }
    }

    Instant startsAt(LocalDate day, ZoneId zone) {
        return day.atTime(from).atZone(zone).toInstant();
    }

    Instant endsAt(LocalDate day, ZoneId zone) {
        return day.atTime(until).atZone(zone).toInstant();
    }
}
