package fr.conciergerie.web;

import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.distributed.BucketProxy;
import io.github.bucket4j.distributed.ExpirationAfterWriteStrategy;
import io.github.bucket4j.distributed.jdbc.PrimaryKeyMapper;
import io.github.bucket4j.postgresql.Bucket4jPostgreSQL;
import io.github.bucket4j.postgresql.PostgreSQLSelectForUpdateBasedProxyManager;
import java.time.Duration;
import javax.sql.DataSource;
import net.javacrumbs.shedlock.spring.annotation.SchedulerLock;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * How often something may be tried, counted in the database: a restart forgets nothing and two instances count together.
 * For doors that are worth guarding; an ordinary page or call never asks.
 */
@Component
public class RateLimits {

    private static final int CLEARED_AT_ONCE = 1_000;

    private final PostgreSQLSelectForUpdateBasedProxyManager<String> buckets;

    RateLimits(DataSource database) {
        buckets = Bucket4jPostgreSQL.selectForUpdateBasedBuilder(database)
                .primaryKeyMapper(PrimaryKeyMapper.STRING)
                .table("web.rate_limit")
                .expirationAfterWrite(
                        ExpirationAfterWriteStrategy.basedOnTimeForRefillingBucketUpToMax(Duration.ofMinutes(1)))
                .build();
    }

    /** So many tries in so much time; they come back one by one. */
    public record Limit(String name, int most, Duration period) {}

    /** Counts a try, or refuses it with {@link TooManyTries}. Who tries is kept as a hash only; one letter makes another. */
    public void take(Limit limit, String who) {
        var probe = bucket(limit, who).tryConsumeAndReturnRemaining(1);
        if (!probe.isConsumed()) {
            throw new TooManyTries(Duration.ofNanos(probe.getNanosToWaitForRefill()));
        }
    }

    /** The try was no guess after all. */
    public void giveBack(Limit limit, String who) {
        bucket(limit, who).addTokens(1);
    }

    private BucketProxy bucket(Limit limit, String who) {
        var configuration = BucketConfiguration.builder()
                .addLimit(Bandwidth.builder()
                        .capacity(limit.most())
                        .refillGreedy(limit.most(), limit.period())
                        .build())
                .build();
        var key = limit.name() + ":" + Secrets.hex(who);
        return buckets.builder().build(key, () -> configuration);
    }

    @Scheduled(cron = "0 7 * * * *")
    @SchedulerLock(name = "rate-limits", lockAtMostFor = "PT10M")
    public void clear() {
        while (buckets.removeExpired(CLEARED_AT_ONCE) == CLEARED_AT_ONCE) {
            // The next thousand.
        }
    }
}
