package fr.conciergerie.web.access;

import fr.conciergerie.web.CurrentActor;
import fr.conciergerie.web.TooManyTries;
import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;

/**
 * How much one account may ask of an instance, by its tokens and in its windows together: far more than a person ever does,
 * photos, searches and imports included, and too little for a program that has run wild to keep others waiting. Counted in
 * memory, for to count in the database would cost more than most of what is counted.
 */
final class CallLimits extends OncePerRequestFilter {

    /** Calls a minute; as many may come at once. */
    static final long USUAL = 1_800;

    private static final int MOST_ACCOUNTS = 10_000;

    private final AccessTable table;
    private final long most;
    private final HandlerExceptionResolver errors;
    private final Map<UUID, Bucket> buckets = new ConcurrentHashMap<>();

    CallLimits(AccessTable table, long most, HandlerExceptionResolver errors) {
        this.table = table;
        this.most = most;
        this.errors = errors;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var line = table.rule(request.getMethod(), Paths.of(request));
        var actor = line == null || line.isOpen() ? null : CurrentActor.get();
        if (actor == null) {
            chain.doFilter(request, response);
            return;
        }
        var probe = bucket(actor.account()).tryConsumeAndReturnRemaining(1);
        if (probe.isConsumed()) {
            chain.doFilter(request, response);
        } else {
            errors.resolveException(
                    request, response, null, new TooManyTries(Duration.ofNanos(probe.getNanosToWaitForRefill())));
        }
    }

    private Bucket bucket(UUID account) {
        if (buckets.size() > MOST_ACCOUNTS) {
            buckets.clear();
        }
        return buckets.computeIfAbsent(
                account,
                _ -> Bucket.builder()
                        .addLimit(Bandwidth.builder()
                                .capacity(most)
                                .refillGreedy(most, Duration.ofMinutes(1))
                                .build())
                        .build());
    }
}
