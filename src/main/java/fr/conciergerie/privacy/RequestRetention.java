package fr.conciergerie.privacy;

import fr.conciergerie.web.privacy.Forgetting;
import fr.conciergerie.web.privacy.Kept;
import fr.conciergerie.web.privacy.LegalBasis;
import fr.conciergerie.web.privacy.OldRows;
import fr.conciergerie.web.privacy.RetentionRule;
import fr.conciergerie.web.privacy.RetentionRule.Audience;
import fr.conciergerie.web.privacy.WhatBecomes;
import java.time.Period;
import java.time.ZonedDateTime;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Forgets what people asked, five years after it was answered: until then it is the proof that it was. */
@Component
class RequestRetention implements Forgetting {

    private static final OldRows REQUESTS = new OldRows("privacy.request", "settled_at");

    private final JdbcClient jdbc;

    RequestRetention(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public RetentionRule rule() {
        return new RetentionRule(
                "privacy.requests",
                LegalBasis.LEGAL_OBLIGATION,
                new Kept.For(Period.ofYears(5), Period.ofYears(1)),
                WhatBecomes.DELETED,
                Audience.AGENTS);
    }

    @Override
    public Due due(ZonedDateTime now, Period kept) {
        return REQUESTS.due(jdbc, now, kept);
    }

    @Override
    public int forget(ZonedDateTime now, Period kept) {
        return REQUESTS.delete(jdbc, now, kept);
    }
}
