package fr.conciergerie.opinions;

import fr.conciergerie.catalogue.Family;
import fr.conciergerie.orders.LineId;
import fr.conciergerie.organisations.MemberId;
import fr.conciergerie.shared.Columns;
import fr.conciergerie.shared.DayClock;
import fr.conciergerie.shared.Ids;
import fr.conciergerie.shared.NotFound;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What members think of the service, and of what they came to: one question and one sentence, once in thirty days at most. What was answered is kept
 * apart from who was asked; only how many answered can be told of the invitations.
 */
@Service
@Transactional
public class Opinions {

    public static final int LONGEST_SENTENCE = 200;

    /** For how long a question stands, and for how long no other is asked. */
    public static final Duration ASKED_FOR = Duration.ofDays(30);

    /** As long as a question may be answered after the month of the service, and to spare. */
    private static final int SHUFFLED_MONTHS = 3;

    private final JdbcClient jdbc;
    private final DayClock dayClock;
    private final Clock clock;

    Opinions(JdbcClient jdbc, DayClock dayClock, Clock clock) {
        this.jdbc = jdbc;
        this.dayClock = dayClock;
        this.clock = clock;
    }

    /**
     * Asks who was given a service what they think of it, unless they were asked lately or do not want to be. Nobody is asked who
     * has been erased meanwhile: this comes after the hand-over, sometimes long after, and must not write them down again.
     *
     * @param at when it was given: met twice, or by two instances, it is still one question
     */
    public void invite(LineId line, Instant at) {
        if (at.plus(ASKED_FOR).isBefore(clock.instant())) {
            return;
        }
        jdbc.sql("""
                insert into reporting.opinion_invitation (id, member_id, organisation_id, site_id, family, day, invited_at,
                                                          expires_at)
                select :id, r.member_id, r.organisation_id, r.site_id, r.family, (:at::timestamptz at time zone s.zone)::date, :at,
                       :until
                  from orders.report_v r
                  join organisations.site_v s on s.id = r.site_id
                  join organisations.member_v m on m.id = r.member_id
                 where r.id = :line and r.status = 'COLLECTED' and not m.erased
                   and not exists (select from reporting.opinion_refusal f where f.member_id = r.member_id)
                   and not exists (select from orders.typed_late_v t where t.order_id = r.order_id)
                   for share of m
                    on conflict do nothing
                """)
                .param("id", Ids.next(at))
                .param("line", line.value())
                .param("at", Columns.utc(at))
                .param("until", Columns.utc(at.plus(ASKED_FOR)))
                .update();
    }

    /**
     * Takes a question back, for the service has not been given after all: it is as if it had not been asked. What was given at
     * the same time is asked about instead. Who has answered already has answered.
     *
     * @param givenAt when it was said to have been given
     */
    public void withdraw(MemberId member, Instant givenAt) {
        int withdrawn = jdbc.sql("""
                        update reporting.opinion_invitation set status = 'WITHDRAWN'
                         where member_id = :member and invited_at = :givenAt and status = 'OPEN' and animation_id is null
                        """)
                .param("member", member.value())
                .param("givenAt", Columns.utc(givenAt))
                .update();
        if (withdrawn > 0) {
            givenSince(member, givenAt).ifPresent(it -> invite(it.line(), it.at()));
        }
    }

    private Optional<Given> givenSince(MemberId member, Instant since) {
        return jdbc.sql("""
                        select id, ended_at from orders.report_v r
                         where member_id = :member and status = 'COLLECTED' and ended_at >= :since
                           and not exists (select from orders.typed_late_v t where t.order_id = r.order_id)
                         order by ended_at limit 1
                        """)
                .param("member", member.value())
                .param("since", Columns.utc(since))
                .query((row, _) -> new Given(Columns.id(row, "id", LineId::new), Columns.instant(row, "ended_at")))
                .optional();
    }

    /** A service that was given. */
    private record Given(LineId line, Instant at) {}

    /** What the member is asked today, unless they do not want to be asked. */
    @Transactional(readOnly = true)
    public Optional<Invitation> open(MemberId member) {
        return jdbc.sql("""
                        select i.id, s.name, i.family, a.title, i.day, 'OPEN' as stage
                          from reporting.opinion_invitation i
                          join organisations.site_v s on s.id = i.site_id
                          left join animations.animation_v a on a.id = i.animation_id
                         where i.member_id = :member and i.status = 'OPEN' and i.expires_at > :now and i.invited_at <= :now
                           and not exists (select from reporting.opinion_refusal f where f.member_id = i.member_id)
                         order by i.invited_at desc limit 1
                        """)
                .param("member", member.value())
                .param("now", now())
                .query(Opinions::invitation)
                .optional();
    }

    /** One's own; somebody else's does not exist. */
    @Transactional(readOnly = true)
    public Invitation invitation(MemberId member, InvitationId id) {
        return jdbc.sql("""
                        select i.id, s.name, i.family, a.title, i.day,
                               case when i.status = 'OPEN' and i.expires_at <= :now then 'EXPIRED' else i.status end as stage
                          from reporting.opinion_invitation i
                          join organisations.site_v s on s.id = i.site_id
                          left join animations.animation_v a on a.id = i.animation_id
                         where i.id = :id and i.member_id = :member
                        """)
                .param("id", id.value())
                .param("member", member.value())
                .param("now", now())
                .query(Opinions::invitation)
                .optional()
                .orElseThrow(() -> new NotFound("invitation " + id));
    }

    /**
     * The first answer stands, from whichever tab it comes; one that comes too late is not kept.
     *
     * @param sentence empty where there is nothing more to say
     * @return how the invitation stands then
     */
    public Invitation answer(MemberId member, InvitationId id, Score score, String sentence) {
        jdbc.sql("""
                        with answered as (
                            update reporting.opinion_invitation set status = 'ANSWERED'
                             where id = :id and member_id = :member and status = 'OPEN' and expires_at > :now
                         returning organisation_id, site_id, day, animation_id)
                        insert into reporting.opinion (organisation_id, site_id, month, score, sentence, animation_id)
                        select organisation_id, site_id, date_trunc('month', day)::date, :score, nullif(:sentence, ''), animation_id
                          from answered
                        """)
                .param("id", id.value())
                .param("member", member.value())
                .param("now", now())
                .param("score", score.value())
                .param("sentence", sentence)
                .update();
        return invitation(member, id);
    }

    @Transactional(readOnly = true)
    public boolean isRefused(MemberId member) {
        return jdbc.sql("select exists (select from reporting.opinion_refusal where member_id = :member)")
                .param("member", member.value())
                .query(Boolean.class)
                .single();
    }

    /** The member does not want to be asked any more. */
    public void refuse(MemberId member) {
        int known = jdbc.sql("""
                        insert into reporting.opinion_refusal (member_id, refused_on)
                        select id, :today from organisations.member_v where id = :member
                            on conflict (operator_id, member_id) do update set member_id = excluded.member_id
                        """)
                .param("member", member.value())
                .param("today", dayClock.today())
                .update();
        if (known == 0) {
            throw new NotFound("member " + member);
        }
    }

    /** As if it had never been refused. */
    public void takeBackRefusal(MemberId member) {
        jdbc.sql("delete from reporting.opinion_refusal where member_id = :member")
                .param("member", member.value())
                .update();
    }

    /**
     * Forgets who was asked before that moment; that somebody was asked is still counted.
     *
     * @return how many were forgotten
     */
    int forgetWhomWeAsked(Instant before) {
        return jdbc.sql("""
                        update reporting.opinion_invitation set member_id = null, registration_id = null
                         where (member_id is not null or registration_id is not null) and invited_at < :before
                        """).param("before", Columns.utc(before)).update();
    }

    /**
     * Breaks the link that the database itself keeps between an answer and whose it was, for it remembers of each row which
     * transaction wrote it and where: the answers of the last months and the questions behind them are all written anew, in
     * one transaction and in an order drawn by lot.
     */
    public void shuffle() {
        var since = dayClock.today().withDayOfMonth(1).minusMonths(SHUFFLED_MONTHS);
        jdbc.sql("""
                        with lately as (
                            delete from reporting.opinion where month >= :since
                         returning id, organisation_id, site_id, month, score, sentence, shown, kept_back_for, animation_id)
                        insert into reporting.opinion (id, organisation_id, site_id, month, score, sentence, shown, kept_back_for,
                                                       animation_id)
                        select * from lately order by random()
                        """).param("since", since).update();
        jdbc.sql("update reporting.opinion_invitation set status = status where day >= :since")
                .param("since", since)
                .update();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    static Invitation invitation(ResultSet row, int number) throws SQLException {
        var family = row.getString("family");
        return new Invitation(
                Columns.id(row, "id", InvitationId::new),
                family == null
                        ? new About.Animation(row.getString("title"))
                        : new About.Service(Family.valueOf(family)),
                row.getString("name"),
                row.getObject("day", LocalDate.class),
                Invitation.Stage.valueOf(row.getString("stage")));
    }
}
