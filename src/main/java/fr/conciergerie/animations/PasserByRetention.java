package fr.conciergerie.animations;

import fr.conciergerie.shared.Columns;
import fr.conciergerie.shared.Tenant;
import fr.conciergerie.web.privacy.Forgetting;
import fr.conciergerie.web.privacy.Kept;
import fr.conciergerie.web.privacy.LegalBasis;
import fr.conciergerie.web.privacy.RetentionRule;
import fr.conciergerie.web.privacy.RetentionRule.Audience;
import fr.conciergerie.web.privacy.WhatBecomes;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZonedDateTime;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Forgets who came without an account; that somebody came stays. The page on which they registered promises the day. */
@Component
class PasserByRetention implements Forgetting {

    static final Period KEPT = Period.ofDays(30);

    private static final int AT_ONCE = 1_000;

    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;

    PasserByRetention(JdbcClient jdbc, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.events = events;
    }

    @Override
    public RetentionRule rule() {
        return new RetentionRule(
                "animations.passers-by", LegalBasis.CONSENT, Kept.exactly(KEPT), WhatBecomes.COUNTED, Audience.AGENTS);
    }

    @Override
    public Due due(ZonedDateTime now, Period kept) {
        return jdbc.sql("""
                        select count(*) as rows, min(a.ends_at)::date as oldest
                          from animations.passer_by p
                          join animations.animation a on a.operator_id = p.operator_id and a.id = p.animation_id
                         where a.ends_at < :limit
                        """)
                .param("limit", Columns.utc(Forgetting.limit(now, kept)))
                .query((row, _) -> new Due(row.getLong("rows"), row.getObject("oldest", LocalDate.class)))
                .single();
    }

    @Override
    public int forget(ZonedDateTime now, Period kept) {
        var forgotten = jdbc.sql("""
                        delete from animations.passer_by
                         where registration_id in (
                               select p.registration_id from animations.passer_by p
                                 join animations.animation a on a.operator_id = p.operator_id and a.id = p.animation_id
                                where a.ends_at < :limit limit :most)
                        returning registration_id
                        """)
                .param("limit", Columns.utc(Forgetting.limit(now, kept)))
                .param("most", AT_ONCE)
                .query(UUID.class)
                .list();
        forgotten.forEach(it -> events.publishEvent(new PasserByForgotten(Tenant.require(), new RegistrationId(it))));
        return forgotten.size();
    }
}
