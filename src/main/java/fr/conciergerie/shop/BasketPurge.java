package fr.conciergerie.shop;

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

/** Forgets, the night after, what a concierge gathered for somebody and never ordered. */
@Component
class BasketPurge implements Forgetting {

    private static final OldRows LINES = new OldRows("orders.basket_line", "added_at", "gathered_by is not null");

    private final JdbcClient jdbc;

    BasketPurge(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public RetentionRule rule() {
        return new RetentionRule(
                "orders.gathered",
                LegalBasis.CONTRACT,
                Kept.exactly(Period.ofDays(1)),
                WhatBecomes.DELETED,
                Audience.AGENTS);
    }

    @Override
    public Due due(ZonedDateTime now, Period kept) {
        return LINES.due(jdbc, now, kept);
    }

    @Override
    public int forget(ZonedDateTime now, Period kept) {
        return LINES.delete(jdbc, now, kept);
    }
}
