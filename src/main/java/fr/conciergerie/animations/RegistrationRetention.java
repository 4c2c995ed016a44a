package fr.conciergerie.animations;

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

/** Forgets who was registered for an animation some months after it; how many came, and of which organisation, stays. */
@Component
class RegistrationRetention implements Forgetting {

    /** What the page about people's data promises. An operator may keep it for less long, but can put attendance right. */
    private static final Period LONGEST = Period.ofMonths(6);

    private static final Period SHORTEST = Period.ofDays(30);

    private static final int AT_ONCE = 1_000;

    private final JdbcClient jdbc;

    RegistrationRetention(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public RetentionRule rule() {
        return new RetentionRule(
                "animations.registrations",
                LegalBasis.CONTRACT,
                new Kept.For(LONGEST, SHORTEST),
                WhatBecomes.COUNTED,
                Audience.AGENTS);
    }

    @Override
    public Due due(ZonedDateTime now, Period kept) {
        return jdbc.sql("""
                        select count(*) as rows, min(a.ends_at)::date as oldest
                          from animations.registration r join animations.animation a on a.id = r.animation_id
                         where r.member_id is not null and a.ends_at < :limit
                        """)
                .param("limit", Columns.utc(Forgetting.limit(now, kept)))
                .query((row, _) -> new Due(row.getLong("rows"), row.getObject("oldest", LocalDate.class)))
                .single();
    }

    @Override
    public int forget(ZonedDateTime now, Period kept) {
        return jdbc.sql("""
                        update animations.registration set member_id = null, version = version + 1
                         where id in (select r.id from animations.registration r
                                        join animations.animation a on a.id = r.animation_id
                                       where r.member_id is not null and a.ends_at < :limit limit :most)
                        """)
                .param("limit", Columns.utc(Forgetting.limit(now, kept)))
                .param("most", AT_ONCE)
                .update();
    }
}
