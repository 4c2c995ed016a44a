package fr.conciergerie.custody;

import fr.conciergerie.shared.Columns;
import fr.conciergerie.web.privacy.Forgetting;
import fr.conciergerie.web.privacy.Kept;
import fr.conciergerie.web.privacy.LegalBasis;
import fr.conciergerie.web.privacy.OldRows;
import fr.conciergerie.web.privacy.RetentionRule;
import fr.conciergerie.web.privacy.RetentionRule.Audience;
import fr.conciergerie.web.privacy.WhatBecomes;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZonedDateTime;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Forgets who held a piece, and how it was described, five years after it came back: for so long somebody may claim something.
 * The ledger is its owner's to change: the database does this one thing to it.
 */
@Component
class LedgerRetention implements Forgetting {

    private final JdbcClient jdbc;

    LedgerRetention(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public RetentionRule rule() {
        return new RetentionRule(
                "custody.ledger",
                LegalBasis.LEGITIMATE_INTEREST,
                Kept.exactly(Period.ofYears(5)),
                WhatBecomes.PSEUDONYMISED,
                Audience.AGENTS);
    }

    @Override
    public Due due(ZonedDateTime now, Period kept) {
        return jdbc.sql("""
                        select count(*) as rows, min(last)::date as oldest
                          from (select max(e.at) as last
                                  from custody.item i join custody.custody_event e on e.item_id = i.id
                                 where i.gone
                                   and i.description <> '—'
                                 group by i.id
                                having max(e.at) < :limit) pieces
                        """)
                .param("limit", Columns.utc(Forgetting.limit(now, kept)))
                .query((row, _) -> new Due(row.getLong("rows"), row.getObject("oldest", LocalDate.class)))
                .single();
    }

    @Override
    public int forget(ZonedDateTime now, Period kept) {
        return OldRows.forget(jdbc, "custody.forget_who", now, kept);
    }
}
