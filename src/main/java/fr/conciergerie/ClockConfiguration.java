package fr.conciergerie;

import fr.conciergerie.shared.DayClock;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The one place that knows what time it is. Everything else is given the {@link Clock}, or asks {@link DayClock} for a day. */
@Configuration(proxyBeanMethods = false)
class ClockConfiguration {

    /** As fine as PostgreSQL keeps time, so that what was said is what is read again. */
    @Bean
    Clock clock() {
        return Clock.tick(Clock.systemUTC(), Duration.ofNanos(1_000));
    }

    @Bean
    DayClock dayClock(Clock clock, @Value(DayClock.ZONE) ZoneId zone) {
        return new DayClock(clock, zone);
    }
}
