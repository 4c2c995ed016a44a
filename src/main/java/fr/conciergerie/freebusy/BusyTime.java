package fr.conciergerie.freebusy;

import java.time.Instant;

/** Some time in which somebody is busy elsewhere, its beginning included and its end not. */
public record BusyTime(Instant from, Instant until) {

    public BusyTime {
        if (!from.isBefore(until)) {
            throw new IllegalArgumentException("busy until " + until + ", and not before " + from);
        }
    }
}
