package fr.conciergerie.web.metrics;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * How many requests are being answered just now, so that work which may lag behind them can give way: in a rush people are
 * answered first, and the mail about it leaves a moment later.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
public class Traffic extends OncePerRequestFilter {

    /** More than this at once and somebody waits for a processor. */
    private static final int LIGHT = Runtime.getRuntime().availableProcessors();

    /** However long the rush lasts, each piece of work gets its turn after this. */
    static final Duration LONGEST_WAIT = Duration.ofMillis(50);

    private static final Duration PAUSE = Duration.ofMillis(5);

    private final AtomicInteger underWay = new AtomicInteger();

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        underWay.incrementAndGet();
        try {
            chain.doFilter(request, response);
        } finally {
            underWay.decrementAndGet();
        }
    }

    /** Lets requests go first, for a moment at most. */
    public void giveWay() {
        long begun = System.nanoTime();
        while (underWay.get() > LIGHT && System.nanoTime() - begun < LONGEST_WAIT.toNanos()) {
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }
}
