package fr.conciergerie.figures;

import static java.util.stream.Collectors.toMap;

import fr.conciergerie.figures.Tallies.Key;
import fr.conciergerie.figures.Tallies.Kind;
import fr.conciergerie.figures.Tallies.MostByOne;
import fr.conciergerie.organisations.SiteId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;

/** Counts who is behind the cells of a report. */
@Repository
class TallyRepository {

    /** Each line counts in several cells, and each cell at its site and everywhere. */
    private static final String COUNTED = """
            with asked as (
                select l.site_id, l.member_id, cell.kind, cell.key, 1::bigint as n
                  from reporting.line_fact l
                 cross join lateral (values ('REQUESTED', ''),
                                            ('REQUESTED_IN_MONTH', extract(month from l.asked_on)::text),
                                            ('FAMILY', l.family),
                                            (case when l.family <> 'EVERYDAY' then 'NOT_EVERYDAY' end, ''),
                                            ('SERVICE', l.service_id::text)) cell (kind, key)
                 where (:organisation::uuid is null or l.organisation_id = :organisation)
                   and l.asked_on >= :from and l.asked_on < :until),
            delivered as (
                select l.site_id, l.member_id, cell.kind, cell.key, cell.n
                  from reporting.line_fact l
                  left join partners.ess_period_v e
                    on e.partner_id = l.partner_id
                   and e.valid_from <= l.delivered_on and (e.valid_until is null or e.valid_until >= l.delivered_on)
                  left join lateral (select valid_from from reporting.travel_assumption_v
                                      where valid_from <= l.delivered_on order by valid_from desc limit 1) j on true
                  left join lateral (select id from reporting.time_assumption_v
                                      where valid_from <= date_trunc('month', l.delivered_on) order by valid_from desc limit 1) a
                    on true
                  left join reporting.time_assumption_minutes m on m.assumption_id = a.id and m.family = l.family
                 cross join lateral (values ('DELIVERED', '', 1),
                                            ('DELIVERED_IN_MONTH', extract(month from l.delivered_on)::text, 1),
                                            (case when l.on_time then 'ON_TIME' when not l.on_time then 'LATE' else 'UNPROMISED' end, '', 1),
                                            (case when e.partner_id is null then 'NOT_SOCIAL' else 'SOCIAL' end, '', 1),
                                            (case when e.partner_id is null then 'NOT_SOCIAL_AMOUNT' else 'SOCIAL_AMOUNT' end, '',
                                             coalesce(l.net_cents, 0)),
                                            ('BY_JOURNEY', coalesce(j.valid_from::text, '') || to_char(l.delivered_on, ' MM'), 1),
                                            ('BY_TIME', coalesce(m.minutes::text, ''), 1)) cell (kind, key, n)
                 where (:organisation::uuid is null or l.organisation_id = :organisation)
                   and l.delivered_on >= :from and l.delivered_on < :until),
            at_site as (
                select kind, key, site_id, member_id, sum(n) as n
                  from (select * from asked union all select * from delivered) lines
                 where kind is not null
                 group by kind, key, site_id, member_id),
            everywhere as (
                select kind, key, null::uuid as site_id, member_id, sum(n) as n from at_site group by kind, key, member_id)
            select kind, key, site_id, sum(n)::bigint as count, count(*) filter (where n > 0) as people, max(n)::bigint as largest
              from (select * from at_site union all select * from everywhere) cells
             group by kind, key, site_id
            """;

    /**
     * Whom we asked is forgotten, but nobody is asked twice within thirty days: as many as were asked in so short a time are
     * different people, and one of them was asked thirteen times a year at most.
     */
    private static final String OPINIONS = """
            with asked as (
                select site_id, day, status from reporting.opinion_invitation
                 where (:organisation::uuid is null or organisation_id = :organisation) and day >= :from and day < :until
                   and animation_id is null),
            cells as (
                select cell.kind, place.site_id, asked.day
                  from asked
                 cross join lateral (values ('ASKED_FOR_OPINION'),
                                            (case status when 'ANSWERED' then 'ANSWERED' else 'NOT_ANSWERED' end)) cell (kind)
                 cross join lateral (values (asked.site_id), (null::uuid)) place (site_id)),
            close as (
                select kind, site_id, count(*) over (partition by kind, site_id order by day
                                                     range between interval '28 days' preceding and current row) as people
                  from cells)
            select kind, '' as key, site_id, count(*) as count, max(people) as people,
                   least(count(*) - max(people) + 1, 13) as largest
              from close
             group by kind, site_id
            """;

    private static final String APPOINTMENTS = """
            with of_one as (
                select cell.kind, a.member_id, count(*) as n
                  from reporting.appointment_v a
                 cross join lateral (values
                       ('APPOINTMENT_KEPT', a.delivered_on),
                       ('BOOKED', a.day),
                       (case a.status when 'ATTENDED' then 'CAME_AS_BOOKED' when 'BOOKED' then null else a.status end, a.day))
                       cell (kind, day)
                 where (:organisation::uuid is null or a.organisation_id = :organisation)
                   and cell.kind is not null and cell.day >= :from and cell.day < :until
                 group by cell.kind, a.member_id)
            select kind, '' as key, null::uuid as site_id, sum(n)::bigint as count, count(*) as people, max(n) as largest
              from of_one
             group by kind
            """;

    /**
     * Who is registered for an animation is forgotten one day, but nobody is registered twice for one: as many as are at one of them
     * are different people, and one of them was at each once at most. Nobody ever knew who came without having said so. Those without
     * an account are as good as forgotten from the beginning. Of a single animation the employer reads how many of its own there were.
     */
    private static final String AT_ANIMATIONS = """
            with registered as (
                select distinct cell.kind, r.animation_id, r.registration_id, r.member_id, r.by_passing
                  from reporting.registration_v r
                 cross join lateral (values ('REGISTERED'),
                                            (case r.status when 'ATTENDED' then 'CAME'
                                                           when 'REGISTERED' then null else 'DID_NOT_COME' end),
                                            (case when r.status <> 'REGISTERED' then 'SAID_WHETHER_THEY_CAME' end)) cell (kind)
                 where (:organisation::uuid is null or r.organisation_id = :organisation) and r.day >= :from and r.day < :until
                   and cell.kind is not null),
            at_each as (
                select kind, animation_id, count(*) as people, count(*) - count(member_id) as forgotten,
                       count(*) filter (where not by_passing) as their_own
                  from registered group by kind, animation_id),
            of_one as (
                select kind, member_id, count(*) as times from registered where member_id is not null group by kind, member_id),
            known as (
                select kind, count(*) as people, max(times) as times from of_one group by kind),
            walked_in as (
                select distinct id, walk_ins from reporting.animation_v
                 where (:organisation::uuid is null or organisation_id = :organisation)
                   and day >= :from and day < :until and status = 'HELD' and walk_ins > 0)
            select e.kind, '' as key, null::uuid as site_id, sum(e.people)::bigint as count,
                   greatest(max(e.people), max(coalesce(k.people, 0))) as people,
                   least(count(*), max(coalesce(k.times, 0)) + count(*) filter (where e.forgotten > 0)) as largest
              from at_each e left join known k on k.kind = e.kind
             group by e.kind
            union all
            select case kind when 'CAME' then 'CAME_TO' else 'REGISTERED_FOR' end, animation_id::text, null, their_own,
                   their_own, 1
              from at_each where kind in ('CAME', 'REGISTERED') and their_own > 0
            union all
            select 'WALKED_IN', '', null, sum(walk_ins), max(walk_ins), count(*) from walked_in having count(*) > 0
            """;

    private final JdbcClient jdbc;

    TallyRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param perimeter whatever site it names: all of its sites are counted */
    Tallies tallies(SecrecyRule rule, Perimeter perimeter, Period period) {
        return new Tallies(rule, mostByOne(perimeter, period), () -> counted(perimeter, period));
    }

    private Map<Key, Tally> counted(Perimeter perimeter, Period period) {
        return bound(
                        "(%s) union all (%s) union all (%s) union all (%s)"
                                .formatted(COUNTED, OPINIONS, APPOINTMENTS, AT_ANIMATIONS),
                        perimeter,
                        period)
                .query((row, _) -> Map.entry(
                        new Key(Kind.valueOf(row.getString("kind")), site(row), row.getString("key")),
                        new Tally(row.getLong("count"), row.getLong("people"), row.getLong("largest"))))
                .list()
                .stream()
                .collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private List<MostByOne> mostByOne(Perimeter perimeter, Period period) {
        return bound("""
                        with at_site as (
                            select site_id, member_id, sum(lines) as asked, sum(delivered) as delivered
                              from reporting.active_fact
                             where (:organisation::uuid is null or organisation_id = :organisation)
                               and month >= :from and month < :until
                             group by site_id, member_id)
                        select site_id, max(greatest(asked, delivered))::bigint as lines from at_site group by site_id
                        union all
                        select null, coalesce(max(greatest(asked, delivered)), 0)::bigint
                          from (select sum(asked) as asked, sum(delivered) as delivered from at_site group by member_id) everywhere
                        """, perimeter, period)
                .query((row, _) -> new MostByOne(site(row), row.getLong("lines")))
                .list();
    }

    private static @Nullable SiteId site(ResultSet row) throws SQLException {
        var id = row.getObject("site_id", UUID.class);
        return id == null ? null : new SiteId(id);
    }

    private StatementSpec bound(String sql, Perimeter perimeter, Period period) {
        return jdbc.sql(sql)
                .param(
                        "organisation",
                        perimeter instanceof Perimeter.Client it
                                ? it.organisation().value()
                                : null)
                .param("from", period.from())
                .param("until", period.end());
    }
}
