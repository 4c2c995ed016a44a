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

/** Forgets after thirty days what somebody was written; that they were written to is known for longer. */
@Component
class WordsRetention implements Forgetting {

    private static final OldRows WORDS = new OldRows(
            "notifications.message", "created_at", "body_text is not null and status in ('SENT', 'FAILED', 'UNKNOWN')");

    private final JdbcClient jdbc;
    private final MessageLog log;

    WordsRetention(JdbcClient jdbc, MessageLog log) {
        this.jdbc = jdbc;
        this.log = log;
    }

    @Override
    public RetentionRule rule() {
        return new RetentionRule(
                "notifications.words",
                LegalBasis.CONTRACT,
                new Kept.For(Period.ofDays(30), Period.ofDays(2)),
                WhatBecomes.DELETED,
                Audience.AGENTS);
    }

    @Override
    public Due due(ZonedDateTime now, Period kept) {
        return WORDS.due(jdbc, now, kept);
    }

    @Override
    public int forget(ZonedDateTime now, Period kept) {
        return log.forgetWords(Forgetting.limit(now, kept));
    }
}
