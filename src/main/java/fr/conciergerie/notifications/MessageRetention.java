package fr.conciergerie.notifications;

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

/** Forgets after a year that somebody was written to. */
@Component
class MessageRetention implements Forgetting {

    private static final OldRows MESSAGES =
            new OldRows("notifications.message", "created_at", "status in ('SENT', 'FAILED', 'UNKNOWN')");

    private final JdbcClient jdbc;

    MessageRetention(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public RetentionRule rule() {
        return new RetentionRule(
                "notifications.messages",
                LegalBasis.CONTRACT,
                new Kept.For(Period.ofDays(365), Period.ofDays(30)),
                WhatBecomes.DELETED,
                Audience.AGENTS);
    }

    @Override
    public Due due(ZonedDateTime now, Period kept) {
        return MESSAGES.due(jdbc, now, kept);
    }

    @Override
    public int forget(ZonedDateTime now, Period kept) {
        return MESSAGES.delete(jdbc, now, kept);
    }
}
