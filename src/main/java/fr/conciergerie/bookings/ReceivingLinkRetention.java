package fr.conciergerie.bookings;

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

/** Forgets the links of practitioners, a year after they died. */
@Component
class ReceivingLinkRetention implements Forgetting {

    private static final OldRows LINKS = new OldRows("bookings.receiving_link", "least(revoked_at, expires_at)");

    private final JdbcClient jdbc;

    ReceivingLinkRetention(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public RetentionRule rule() {
        return new RetentionRule(
                "bookings.links",
                LegalBasis.LEGITIMATE_INTEREST,
                new Kept.For(Period.ofYears(1), Period.ofDays(30)),
                WhatBecomes.DELETED,
                Audience.STAFF);
    }

    @Override
    public Due due(ZonedDateTime now, Period kept) {
        return LINKS.due(jdbc, now, kept);
    }

    @Override
    public int forget(ZonedDateTime now, Period kept) {
        return LINKS.delete(jdbc, now, kept);
    }
}
