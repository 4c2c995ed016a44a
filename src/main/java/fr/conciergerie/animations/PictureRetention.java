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

/** Forgets the pictures of events a year after: somebody may be seen on them, and nothing is announced with them any more. */
@Component
class PictureRetention implements Forgetting {

    private static final Period KEPT = Period.ofYears(1);

    /** A picture weighs up to some megabytes: so many at once keep nobody waiting. */
    private static final int AT_ONCE = 100;

    private static final String OLD = """
              from animations.picture p
              join animations.animation a on a.operator_id = p.operator_id and a.id = p.animation_id
             where a.ends_at < :limit
            """;

    private final JdbcClient jdbc;

    PictureRetention(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public RetentionRule rule() {
        return new RetentionRule(
                "animations.pictures",
                LegalBasis.CONSENT,
                new Kept.For(KEPT, Period.ZERO),
                WhatBecomes.DELETED,
                Audience.AGENTS);
    }

    @Override
    public Due due(ZonedDateTime now, Period kept) {
        return jdbc.sql("select count(*) as rows, min(a.ends_at)::date as oldest " + OLD)
                .param("limit", Columns.utc(Forgetting.limit(now, kept)))
                .query((row, _) -> new Due(row.getLong("rows"), row.getObject("oldest", LocalDate.class)))
                .single();
    }

    @Override
    public int forget(ZonedDateTime now, Period kept) {
        return jdbc.sql("delete from animations.picture where animation_id in (select p.animation_id " + OLD
                        + " limit :most)")
                .param("limit", Columns.utc(Forgetting.limit(now, kept)))
                .param("most", AT_ONCE)
                .update();
    }
}
