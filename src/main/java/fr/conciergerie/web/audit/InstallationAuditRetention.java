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

/** Forgets after a year what the administrators did, and who tried to sign in in vain. */
@Component
class InstallationAuditRetention implements Forgetting {

    private final JdbcClient jdbc;

    InstallationAuditRetention(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public RetentionRule rule() {
        return new RetentionRule(
                "web.installation-audit",
                LegalBasis.LEGITIMATE_INTEREST,
                Kept.exactly(Period.ofMonths(12)),
                WhatBecomes.DELETED,
                Audience.STAFF);
    }

    @Override
    public Reach reach() {
        return Reach.INSTALLATION;
    }

    @Override
    public Due due(ZonedDateTime now, Period kept) {
        return OldRows.due(jdbc, "web.old_installation_events", now, kept);
    }

    @Override
    public int forget(ZonedDateTime now, Period kept) {
        return OldRows.forget(jdbc, "web.forget_installation_events", now, kept);
    }
}
