package fr.conciergerie.privacy;

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

/** Forgets what people asked, five years after it was answered: until then it is the proof that it was. */
@Component
class RequestRetention extends RowRetention {

    RequestRetention(JdbcClient jdbc) {
        super(
                jdbc,
                new OldRows("privacy.request", "settled_at"),
                new RetentionRule(
                        "privacy.requests",
                        LegalBasis.LEGAL_OBLIGATION,
                        new Kept.For(Period.ofYears(5), Period.ofYears(1)),
                        WhatBecomes.DELETED,
                        Audience.AGENTS));
    }
}
