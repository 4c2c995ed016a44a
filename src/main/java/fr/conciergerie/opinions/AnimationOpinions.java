package fr.conciergerie.opinions;

import fr.conciergerie.animations.AnimationId;
import fr.conciergerie.animations.AttendanceNoted;
import fr.conciergerie.animations.Feedback;
import fr.conciergerie.animations.RegistrationId;
import fr.conciergerie.organisations.OrganisationId;
import fr.conciergerie.shared.Columns;
import fr.conciergerie.shared.Ids;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What those who came think of an animation: asked once of each, from its end on, and answered as about a service. Whoever came without
 * an account answers by the link of their place.
 */
@Service
@Transactional
public class AnimationOpinions implements Feedback {

    /** From so many answers on, and by so many, an organisation is told of them. */
    private static final int STEP = 5;

    private final JdbcClient jdbc;
    private final Clock clock;

    AnimationOpinions(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Asks who came, unless they do not want to be; takes the question back where they did not come after all. It is about the first of
     * its sites.
     */
    public void heard(AttendanceNoted noted) {
        if (noted.came()) {
            invite(noted);
        } else {
            jdbc.sql("""
                    update reporting.opinion_invitation set status = 'WITHDRAWN'
                     where registration_id = :registration and status = 'OPEN'
                       and not exists (select from animations.registration_v r
                                        where r.id = :registration and r.status = 'ATTENDED')
                    """).param("registration", noted.registration().value()).update();
        }
    }

    private void invite(AttendanceNoted noted) {
        jdbc.sql("""
                insert into reporting.opinion_invitation (id, member_id, organisation_id, site_id, family, animation_id,
                                                          registration_id, day, invited_at, expires_at)
                select :id, r.member_id, r.organisation_id, a.site_ids[1], null, a.id, r.id,
                       (a.starts_at at time zone a.zone)::date, :ends, :until
                  from animations.registration_v r
                  join animations.animation_v a on a.id = r.animation_id
                  left join organisations.member_v m on m.id = r.member_id
                  left join animations.passer_by_v p on p.registration_id = r.id
                 where r.id = :registration and r.status = 'ATTENDED' and cardinality(a.site_ids) > 0
                   and (m.id is not null and not m.erased or p.email is not null)
                   and not exists (select from reporting.opinion_refusal f where f.member_id = r.member_id)
                    on conflict do nothing
                """)
                .param("id", Ids.next(noted.at()))
                .param("registration", noted.registration().value())
                .param("ends", Columns.utc(noted.endsAt()))
                .param("until", Columns.utc(noted.endsAt().plus(Opinions.ASKED_FOR)))
                .update();
    }

    /** What is asked of somebody without an account; empty where they are asked nothing. */
    @Transactional(readOnly = true)
    public Optional<Invitation> asked(RegistrationId place) {
        return jdbc.sql("""
                        select i.id, s.name, i.family, a.title, i.day,
                               case when i.status = 'OPEN' and i.expires_at <= :now then 'EXPIRED' else i.status end as stage
                          from reporting.opinion_invitation i
                          join organisations.site_v s on s.id = i.site_id
                          join animations.animation_v a on a.id = i.animation_id
                         where i.registration_id = :place and i.member_id is null and i.invited_at <= :now
                         order by i.status = 'WITHDRAWN' limit 1
                        """)
                .param("place", place.value())
                .param("now", Columns.utc(clock.instant()))
                .query(Opinions::invitation)
                .optional();
    }

    /** The first answer stands; one that comes too late is not kept. */
    public void answer(RegistrationId place, Score score, String sentence) {
        jdbc.sql("""
                        with answered as (
                            update reporting.opinion_invitation set status = 'ANSWERED'
                             where registration_id = :place and member_id is null and status = 'OPEN' and expires_at > :now
                         returning site_id, day, animation_id)
                        insert into reporting.opinion (site_id, month, score, sentence, animation_id)
                        select site_id, date_trunc('month', day)::date, :score, nullif(:sentence, ''), animation_id
                          from answered
                        """)
                .param("place", place.value())
                .param("now", Columns.utc(clock.instant()))
                .param("score", score.value())
                .param("sentence", sentence)
                .update();
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<Said> of(AnimationId animation) {
        return Optional.ofNullable(said(List.of(animation), null).get(animation));
    }

    @Override
    @Transactional(readOnly = true)
    public Map<AnimationId, Said> told(Collection<AnimationId> animations, OrganisationId organisation) {
        var told = new LinkedHashMap<AnimationId, Said>();
        said(animations, organisation).forEach((id, it) -> {
            if (it.answers() >= STEP) {
                told.put(id, new Said(it.answers() - it.answers() % STEP, Math.round(it.score()), it.sentences()));
            }
        });
        return told;
    }

    /** @param organisation whose people answered, with what it may read; null for all of it */
    private Map<AnimationId, Said> said(Collection<AnimationId> animations, @Nullable OrganisationId organisation) {
        var said = new LinkedHashMap<AnimationId, Said>();
        jdbc.sql("""
                select animation_id, count(*) as answers, avg(score) as score,
                       array_agg(sentence order by id)
                           filter (where sentence is not null and (:organisation::uuid is null or shown = 'TO_THE_CLIENT'))
                           as sentences
                  from reporting.opinion
                 where animation_id = any(:animations) and (:organisation::uuid is null or organisation_id = :organisation)
                 group by animation_id
                """)
                .param("animations", animations.stream().map(AnimationId::value).toArray(UUID[]::new))
                .param("organisation", organisation == null ? null : organisation.value())
                .query(row -> {
                    said.put(
                            Columns.id(row, "animation_id", AnimationId::new),
                            new Said(row.getLong("answers"), row.getDouble("score"), sentences(row)));
                });
        return said;
    }

    private static List<String> sentences(ResultSet row) throws SQLException {
        Array sentences = row.getArray("sentences");
        return sentences == null ? List.of() : List.of((String[]) sentences.getArray());
    }
}
