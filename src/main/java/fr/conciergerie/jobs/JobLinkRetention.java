package fr.conciergerie.jobs;

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

/** Forgets the links with which partners came to their jobs, a year after they died. */
@Component
class JobLinkRetention extends RowRetention {

    JobLinkRetention(JdbcClient jdbc) {
        super(
                jdbc,
                new OldRows("orders.job_link", "least(revoked_at, expires_at)"),
                new RetentionRule(
                        "orders.links",
                        LegalBasis.LEGITIMATE_INTEREST,
                        new Kept.For(Period.ofYears(1), Period.ofDays(30)),
                        WhatBecomes.DELETED,
                        Audience.STAFF));
    }
}
