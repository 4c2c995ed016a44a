package fr.conciergerie.web.audit;

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

/** Forgets who did what after a year. The ledger cannot be changed by the application: the database does it, and only that. */
@Component
class AuditRetention implements Forgetting {

    private static final OldRows EVENTS = new OldRows("web.audit_event", "at");

    private final JdbcClient jdbc;

    AuditRetention(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public RetentionRule rule() {
        return new RetentionRule(
                "web.audit",
                LegalBasis.LEGITIMATE_INTEREST,
                new Kept.For(Period.ofMonths(12), Period.ofMonths(6)),
                WhatBecomes.DELETED,
                Audience.AGENTS);
    }

    @Override
    public Due due(ZonedDateTime now, Period kept) {
        return EVENTS.due(jdbc, now, kept);
    }

    @Override
    public int forget(ZonedDateTime now, Period kept) {
        return OldRows.forget(jdbc, "web.forget_audit_events", now, kept);
    }
}
