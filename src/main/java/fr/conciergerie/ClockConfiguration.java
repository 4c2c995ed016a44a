package fr.conciergerie;

import java.time.Clock;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The one place that knows what time it is. Everything else is given the {@link Clock}. */
@Configuration(proxyBeanMethods = false)
class ClockConfiguration {

    /** As fine as PostgreSQL keeps time, so that what was said is what is read again. */
    @Bean
    Clock clock() {
        return Clock.tick(Clock.systemUTC(), Duration.ofNanos(1_000));
    }
}
