package fr.conciergerie.web;

import java.time.Duration;

/** Somebody tries something too often that is worth guarding, such as a password. Shown as 429, with when to come back. */
public final class TooManyTries extends RuntimeException {

    private final Duration wait;

    public TooManyTries(Duration wait) {
        super("too many tries", null, false, false);
        this.wait = wait;
    }

    /** How long until the next try counts. */
    public Duration holdOff() {
        return wait;
    }

    /** The same in whole minutes, as a person is told; at least one. */
    public long minutes() {
        return Math.max(1, wait.plusSeconds(59).toMinutes());
    }
}
