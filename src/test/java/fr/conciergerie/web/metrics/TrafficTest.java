package fr.conciergerie.web.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class TrafficTest {

    private static final int RUSH = Runtime.getRuntime().availableProcessors() + 1;

    private final Traffic traffic = new Traffic();

    @Test
    void inARushThatDoesNotEndWorkWaitsAndGetsItsTurn() throws Exception {
        var end = new CountDownLatch(1);
        var begun = new CountDownLatch(RUSH);
        try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < RUSH; i++) {
                people.submit(() -> {
                    traffic.doFilter(new MockHttpServletRequest(), new MockHttpServletResponse(), (_, _) -> {
                        begun.countDown();
                        held(end);
                    });
                    return null;
                });
            }
            begun.await();
            long asked = System.nanoTime();
            var work = people.submit(() -> {
                traffic.giveWay();
                return System.nanoTime() - asked;
            });
            try {
                await().until(work::isDone);
                assertThat(work.get()).isGreaterThanOrEqualTo(Traffic.LONGEST_WAIT.toNanos());
            } finally {
                end.countDown();
            }
        }
    }

    private static void held(CountDownLatch end) {
        try {
            end.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
