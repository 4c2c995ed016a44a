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

/** Forgets what waits in a basket and was never ordered. */
@Component
class BasketRetention extends RowRetention {

    BasketRetention(JdbcClient jdbc) {
        super(
                jdbc,
                new OldRows("orders.basket_line", "coalesce(removed_at, added_at)", "gathered_by is null"),
                new RetentionRule(
                        "orders.basket",
                        LegalBasis.CONTRACT,
                        new Kept.For(Period.ofMonths(3), Period.ofDays(7)),
                        WhatBecomes.DELETED,
                        Audience.AGENTS));
    }
}
