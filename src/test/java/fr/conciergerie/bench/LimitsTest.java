package fr.conciergerie.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** A measurement ends well only where each limit is kept. */
class LimitsTest {

    private final Limits limits = new Limits();

    @Test
    void whatIsReachedIsNotMissed() {
        limits.atLeast(0.5, "orders", 0.5);
        limits.atMostMillis(20, "a month", 20);

        assertThat(limits.missed()).isEmpty();
    }

    @Test
    void whatIsMissedIsTold() {
        limits.atLeast(0.5, "orders", 0.499);
        limits.atMostMillis(20, "a month", 20.1);
        limits.atLeast(0.5, "nothing was measured", Double.NaN);

        assertThat(limits.missed())
                .containsExactly(
                        "orders: 0.499 is less than 0.50",
                        "a month: 20.1 ms are more than 20",
                        "nothing was measured: NaN is less than 0.50");
    }
}
