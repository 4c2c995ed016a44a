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

/** Erases the account that has no right left and that nobody has entered for two years. */
@Component
class AccountRetention implements Forgetting {

    private final JdbcClient jdbc;

    AccountRetention(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public RetentionRule rule() {
        return new RetentionRule(
                "accounts.accounts",
                LegalBasis.CONTRACT,
                Kept.exactly(Period.ofYears(2)),
                WhatBecomes.DELETED,
                Audience.STAFF);
    }

    @Override
    public Reach reach() {
        return Reach.INSTALLATION;
    }

    @Override
    public Due due(ZonedDateTime now, Period kept) {
        return OldRows.due(jdbc, "accounts.old_accounts", now, kept);
    }

    @Override
    public int forget(ZonedDateTime now, Period kept) {
        return OldRows.forget(jdbc, "accounts.forget_accounts", now, kept);
    }
}
