package fr.conciergerie.bookings;

import java.time.Duration;

/** How long before an appointment somebody is reminded of it. */
public enum ReminderKind {
    DAYS_BEFORE(Duration.ofHours(48)),
    HOURS_BEFORE(Duration.ofHours(3));

    private final Duration ahead;

    ReminderKind(Duration ahead) {
        this.ahead = ahead;
    }

    Duration ahead() {
        return ahead;
    }
}
