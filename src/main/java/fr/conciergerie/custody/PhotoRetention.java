package fr.conciergerie.custody;

import fr.conciergerie.web.privacy.Forgetting;
import fr.conciergerie.web.privacy.Kept;
import fr.conciergerie.web.privacy.LegalBasis;
import fr.conciergerie.web.privacy.RetentionRule;
import fr.conciergerie.web.privacy.RetentionRule.Audience;
import fr.conciergerie.web.privacy.WhatBecomes;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZonedDateTime;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Forgets the pictures of a piece some months after its member took it back, with the work done or without. As long as the
 * piece is on a shelf, at a partner's or looked for, its pictures stay. The ledger says nothing of pictures, so that nothing
 * in it changes.
 */
@Component
class PhotoRetention implements Forgetting {

    /** What the page about people's data promises: a shorter time keeps the promise, a longer one does not. */
    private static final Period PROMISED = Period.ofMonths(6);

    /** A picture weighs up to four megabytes: so many at once keep nobody waiting. */
    private static final int AT_ONCE = 100;

    /** The day counts as it is at the site; the last hand-over of a piece is its pick-up. */
    private static final String OLD = """
              from custody.photo p
              join custody.item i on i.operator_id = p.operator_id and i.id = p.item_id
              join custody.custody_event e on e.item_id = i.id and e.seq = i.seq
              join organisations.site_v s on s.id = i.site_id
             where i.gone
               and (e.at at time zone s.zone)::date + cast(:kept as interval)
                   <= (cast(:now as timestamptz) at time zone s.zone)::date
            """;

    private final JdbcClient jdbc;
    private final RetentionRule rule;

    PhotoRetention(JdbcClient jdbc, @Value("${conciergerie.photos.kept:P6M}") Period kept) {
        if (kept.isNegative() || LocalDate.EPOCH.plus(kept).isAfter(LocalDate.EPOCH.plus(PROMISED))) {
            throw new IllegalArgumentException(
                    "CONCIERGERIE_PHOTOS_KEPT is %s: pictures are kept for six months (P6M) at most".formatted(kept));
        }
        this.jdbc = jdbc;
        this.rule = new RetentionRule(
                "custody.photos",
                LegalBasis.LEGITIMATE_INTEREST,
                new Kept.For(kept, Period.ZERO),
                WhatBecomes.DELETED,
                Audience.AGENTS);
    }

    @Override
    public RetentionRule rule() {
        return rule;
    }

    @Override
    public Due due(ZonedDateTime now, Period kept) {
        return jdbc.sql("select count(*) as rows, min(p.taken_at)::date as oldest " + OLD)
                .param("kept", kept.toString())
                .param("now", now.toOffsetDateTime())
                .query((row, _) -> new Due(row.getLong("rows"), row.getObject("oldest", LocalDate.class)))
                .single();
    }

    @Override
    public int forget(ZonedDateTime now, Period kept) {
        return jdbc.sql("delete from custody.photo where id in (select p.id " + OLD + " limit :most)")
                .param("kept", kept.toString())
                .param("now", now.toOffsetDateTime())
                .param("most", AT_ONCE)
                .update();
    }
}
