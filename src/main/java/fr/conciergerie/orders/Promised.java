package fr.conciergerie.orders;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The day promised to the member. The first promise is kept for ever, for it is what punctuality is measured against;
 * a new day is a new version.
 *
 * @param version 1 for the first promise
 * @param hour when exactly, for an appointment; null for everything else
 */
record Promised(
        LocalDate first,
        LocalDate now,
        int version,
        @Nullable Instant hour) {

    static Promised on(LocalDate day) {
        return new Promised(day, day, 1, null);
    }

    Promised movedTo(LocalDate day) {
        return day.equals(now) ? this : new Promised(first, day, version + 1, hour);
    }

    /** For that very hour, which is on that day at the site. */
    Promised at(Instant itsHour, LocalDate day) {
        return new Promised(first, day, day.equals(now) ? version : version + 1, itsHour);
    }
}
