package fr.conciergerie.waiting;

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

/** Forgets who has waited for what, some months after the waiting was over. */
@Component
class WaitingRetention implements Forgetting {

    private static final OldRows ENTRIES = new OldRows("waiting.entry", "ended_at");

    private final JdbcClient jdbc;

    WaitingRetention(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public RetentionRule rule() {
        return new RetentionRule(
                "waiting.lists",
                LegalBasis.CONTRACT,
                new Kept.For(Period.ofMonths(3), Period.ofDays(30)),
                WhatBecomes.DELETED,
                Audience.AGENTS);
    }

    @Override
    public Due due(ZonedDateTime now, Period kept) {
        return ENTRIES.due(jdbc, now, kept);
    }

    @Override
    public int forget(ZonedDateTime now, Period kept) {
        return ENTRIES.delete(jdbc, now, kept);
    }
}
