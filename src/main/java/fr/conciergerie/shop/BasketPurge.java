package fr.conciergerie.shop;

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

/** Forgets, the night after, what a concierge gathered for somebody and never ordered. */
@Component
class BasketPurge extends RowRetention {

    BasketPurge(JdbcClient jdbc) {
        super(
                jdbc,
                new OldRows("orders.basket_line", "added_at", "gathered_by is not null"),
                new RetentionRule(
                        "orders.gathered",
                        LegalBasis.CONTRACT,
                        Kept.exactly(Period.ofDays(1)),
                        WhatBecomes.DELETED,
                        Audience.AGENTS));
    }
}
