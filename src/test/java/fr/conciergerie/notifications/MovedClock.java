package fr.conciergerie.notifications;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;

/** A clock whose hands the test moves. */
final class MovedClock extends Clock {

    private final AtomicReference<Instant> time;

    MovedClock(AtomicReference<Instant> time) {
        this.time = time;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return Clock.fixed(instant(), zone);
    }

    @Override
    public Instant instant() {
        return time.get();
    }
}
