package fr.conciergerie.web.access;

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

/** Forgets who was signed in. A session ends with the working day, and is mostly forgotten within the minute. */
@Component
class SessionRetention extends RowRetention {

    SessionRetention(JdbcClient jdbc) {
        super(
                jdbc,
                new OldRows("web.spring_session", "to_timestamp(last_access_time / 1000.0)"),
                new RetentionRule(
                        "web.sessions",
                        LegalBasis.CONTRACT,
                        Kept.exactly(Period.ofDays(1)),
                        WhatBecomes.DELETED,
                        Audience.AGENTS));
    }

    @Override
    public Reach reach() {
        return Reach.INSTALLATION;
    }
}
