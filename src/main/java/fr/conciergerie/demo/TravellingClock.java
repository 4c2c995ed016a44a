package fr.conciergerie.demo;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;

/**
 * The clock of a demonstration: it tells the time, except to those who pretend to live at another moment. So the past few
 * weeks go through the same front doors as today.
 */
final class TravellingClock extends Clock {

    private static final ScopedValue<Instant> PRETENDED = ScopedValue.newInstance();

    private final Clock real;

    private TravellingClock(Clock real) {
        this.real = real;
    }

    /** Does something as if it were another moment. */
    static void at(Instant moment, Runnable work) {
        ScopedValue.where(PRETENDED, moment).run(work);
    }

    @Override
    public Instant instant() {
        return PRETENDED.isBound() ? PRETENDED.get() : real.instant();
    }

    @Override
    public ZoneId getZone() {
        return real.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return new TravellingClock(real.withZone(zone));
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnProperty("conciergerie.demo")
    static class InDemonstration {

        @Bean
        @Primary
        Clock travellingClock(@Qualifier("clock") Clock clock) {
            return new TravellingClock(clock);
        }
    }
}
