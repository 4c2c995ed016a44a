package fr.conciergerie.calendars;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An animation, as calendars show it: to somebody who has a place in it, or to whoever serves it.
 *
 * @param registration whose place it is; null for whoever serves it
 * @param cancelled whether it does not take place, or the place was given back
 * @param givenBack whether whoever had the place has given it back
 * @param sequence how many times its hour or its place has changed
 * @param changedAt when it, or the place in it, last changed
 * @param sites by name; empty for what one takes part in from afar
 * @param where to go, or the address under which one takes part from afar; empty where nothing is said
 */
record Event(
        UUID animation,
        @Nullable UUID registration,
        Instant startsAt,
        Instant endsAt,
        ZoneId zone,
        boolean cancelled,
        boolean givenBack,
        int sequence,
        Instant changedAt,
        String title,
        String sites,
        String where) {

    private static final Duration A_DAY = Duration.ofDays(1);

    /** Nobody is busy for the three weeks of a collection. */
    boolean keepsBusy() {
        return Duration.between(startsAt, endsAt).compareTo(A_DAY) <= 0;
    }
}
