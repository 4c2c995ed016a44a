package fr.conciergerie.calendar.web;

import fr.conciergerie.calendar.CancellationCause;
import fr.conciergerie.calendar.SessionStatus;
import fr.conciergerie.web.ui.Tone;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A desk session by the clock on the wall of its site. */
public record SessionRow(
        UUID id,
        Instant startsAt,
        Instant endsAt,
        ZoneId zone,
        SessionStatus status,
        @Nullable CancellationCause cause,
        @Nullable String note) {

    public LocalDate day() {
        return startsAt.atZone(zone).toLocalDate();
    }

    public LocalTime from() {
        return startsAt.atZone(zone).toLocalTime();
    }

    public LocalTime until() {
        return endsAt.atZone(zone).toLocalTime();
    }

    public Tone tone() {
        return switch (status) {
            case PLANNED -> Tone.CALM;
            case HELD -> Tone.GOOD;
            case CANCELLED -> Tone.WARN;
        };
    }

    public String icon() {
        return switch (status) {
            case PLANNED -> "calendar-event";
            case HELD -> "check-lg";
            case CANCELLED -> "x-lg";
        };
    }

    public boolean isPlanned() {
        return status == SessionStatus.PLANNED;
    }

    /** Whether a person may still put it back: a moved one has another in its place. */
    public boolean canBeReinstated() {
        return status == SessionStatus.HELD || status == SessionStatus.CANCELLED && cause != CancellationCause.MOVED;
    }
}
