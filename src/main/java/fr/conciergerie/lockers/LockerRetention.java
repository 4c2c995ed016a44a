package fr.conciergerie.lockers;

import fr.conciergerie.shared.Columns;
import fr.conciergerie.web.privacy.Forgetting;
import fr.conciergerie.web.privacy.Kept;
import fr.conciergerie.web.privacy.LegalBasis;
import fr.conciergerie.web.privacy.RetentionRule;
import fr.conciergerie.web.privacy.RetentionRule.Audience;
import fr.conciergerie.web.privacy.WhatBecomes;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZonedDateTime;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Forgets who had which compartment some months later; that it was used, and when, stays. */
@Component
class LockerRetention implements Forgetting {

    private static final Period LONGEST = Period.ofMonths(6);

    /** Long enough for whoever asks where their things have got to. */
    private static final Period SHORTEST = Period.ofDays(30);

    private static final int AT_ONCE = 1_000;

    private final JdbcClient jdbc;

    LockerRetention(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public RetentionRule rule() {
        return new RetentionRule(
                "lockers.reservations",
                LegalBasis.CONTRACT,
                new Kept.For(LONGEST, SHORTEST),
                WhatBecomes.COUNTED,
                Audience.AGENTS);
    }

    @Override
    public Due due(ZonedDateTime now, Period kept) {
        return jdbc.sql("""
                        select count(*) as rows, min(ended_at)::date as oldest
                          from lockers.reservation where member_id is not null and ended_at < :limit
                        """)
                .param("limit", Columns.utc(Forgetting.limit(now, kept)))
                .query((row, _) -> new Due(row.getLong("rows"), row.getObject("oldest", LocalDate.class)))
                .single();
    }

    @Override
    public int forget(ZonedDateTime now, Period kept) {
        jdbc.sql("""
                        update lockers.opening set asked_by = null
                         where id in (select id from lockers.opening where asked_by is not null and requested_at < :limit limit :most)
                        """)
                .param("limit", Columns.utc(Forgetting.limit(now, kept)))
                .param("most", AT_ONCE)
                .update();
        return jdbc.sql("""
                        update lockers.reservation set member_id = null, order_id = null, version = version + 1
                         where id in (select id from lockers.reservation
                                       where member_id is not null and ended_at < :limit limit :most)
                        """)
                .param("limit", Columns.utc(Forgetting.limit(now, kept)))
                .param("most", AT_ONCE)
                .update();
    }
}
