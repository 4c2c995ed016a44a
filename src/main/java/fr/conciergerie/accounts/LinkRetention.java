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

/** Forgets the links with which people got in, once they are worth nothing any more. */
@Component
class LinkRetention implements Forgetting {

    private final JdbcClient jdbc;

    LinkRetention(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public RetentionRule rule() {
        return new RetentionRule(
                "accounts.links",
                LegalBasis.CONTRACT,
                Kept.exactly(Period.ofDays(30)),
                WhatBecomes.DELETED,
                Audience.AGENTS);
    }

    @Override
    public Reach reach() {
        return Reach.INSTALLATION;
    }

    @Override
    public Due due(ZonedDateTime now, Period kept) {
        return OldRows.due(jdbc, "accounts.old_links", now, kept);
    }

    @Override
    public int forget(ZonedDateTime now, Period kept) {
        return OldRows.forget(jdbc, "accounts.forget_links", now, kept);
    }
}
