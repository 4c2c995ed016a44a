package fr.conciergerie.accounts;

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

/** Forgets the browsers that somebody once came in by, when they have not done so for long. */
@Component
class BrowserRetention implements Forgetting {

    private final JdbcClient jdbc;

    BrowserRetention(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public RetentionRule rule() {
        return new RetentionRule(
                "accounts.browsers",
                LegalBasis.LEGITIMATE_INTEREST,
                Kept.exactly(Period.ofMonths(6)),
                WhatBecomes.DELETED,
                Audience.AGENTS);
    }

    @Override
    public Reach reach() {
        return Reach.INSTALLATION;
    }

    @Override
    public Due due(ZonedDateTime now, Period kept) {
        return OldRows.due(jdbc, "accounts.old_browsers", now, kept);
    }

    @Override
    public int forget(ZonedDateTime now, Period kept) {
        return OldRows.forget(jdbc, "accounts.forget_browsers", now, kept);
    }
}
