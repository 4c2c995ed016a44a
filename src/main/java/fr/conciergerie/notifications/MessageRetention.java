package fr.conciergerie.notifications;

import fr.conciergerie.web.privacy.Kept;
import fr.conciergerie.web.privacy.LegalBasis;
import fr.conciergerie.web.privacy.OldRows;
import fr.conciergerie.web.privacy.RetentionRule;
import fr.conciergerie.web.privacy.RetentionRule.Audience;
import fr.conciergerie.web.privacy.RowRetention;
import fr.conciergerie.web.privacy.WhatBecomes;
import java.time.Period;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Forgets after a year that somebody was written to. */
@Component
class MessageRetention extends RowRetention {

    MessageRetention(JdbcClient jdbc) {
        super(
                jdbc,
                new OldRows("notifications.message", "created_at", "status in ('SENT', 'FAILED', 'UNKNOWN')"),
                new RetentionRule(
                        "notifications.messages",
                        LegalBasis.CONTRACT,
                        new Kept.For(Period.ofDays(365), Period.ofDays(30)),
                        WhatBecomes.DELETED,
                        Audience.AGENTS));
    }
}
