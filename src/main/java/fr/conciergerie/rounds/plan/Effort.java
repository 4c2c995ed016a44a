package fr.conciergerie.rounds.plan;

import java.time.Duration;

/**
 * How long a better order is looked for.
 *
 * @param seed of what is left to chance: the same seed and as many steps find the same order
 * @param steps changes that are tried
 * @param atMost when it is cut short all the same, on a machine that has no time for it
 */
public record Effort(long seed, int steps, Duration atMost) {

    /** What a round deserves within what somebody waits for: beyond it, a round of a hundred works gains less than one in a hundred. */
    static final Effort USUAL = new Effort(1, 15_000, Duration.ofSeconds(9));
}
