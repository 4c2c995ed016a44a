package fr.conciergerie.markets;

import fr.conciergerie.web.audit.Audit;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;
import tools.jackson.databind.json.JsonMapper;

/** This module and those below it, without their pages, on 23 November 2026 at noon. */
@TestConfiguration
@ComponentScan(
        basePackages = {"fr.conciergerie.organisations", "fr.conciergerie.calendar", "fr.conciergerie.markets"},
        excludeFilters =
                @Filter(
                        type = FilterType.REGEX,
                        pattern =
                                ".*(\\.web\\.|Test|Ground|\\.Members|\\.MemberImport|\\.Departure|\\.Invitation|\\.MemberPersonalData|\\.ImportRetention).*"))
@Import(Audit.class)
class MarketsGround {

    @Bean
    Clock noonToday() {
        return Clock.fixed(Instant.parse("2026-11-23T12:00:00Z"), ZoneOffset.UTC);
    }

    @Bean
    JsonMapper json() {
        return JsonMapper.builder().build();
    }
}
