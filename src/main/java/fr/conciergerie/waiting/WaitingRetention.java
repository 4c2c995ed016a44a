package fr.conciergerie.waiting;

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

/** Forgets who has waited for what, some months after the waiting was over. */
@Component
class WaitingRetention extends RowRetention {

    WaitingRetention(JdbcClient jdbc) {
        super(
                jdbc,
                new OldRows("waiting.entry", "ended_at"),
                new RetentionRule(
                        "waiting.lists",
                        LegalBasis.CONTRACT,
                        new Kept.For(Period.ofMonths(3), Period.ofDays(30)),
                        WhatBecomes.DELETED,
                        Audience.AGENTS));
    }
}
