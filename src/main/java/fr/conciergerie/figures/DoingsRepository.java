package fr.conciergerie.figures;

import fr.conciergerie.figures.CountedDoings.ByChannel;
import fr.conciergerie.figures.CountedDoings.NewService;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;

/** Counts what agents did beside the figures, and who is behind it. */
@Repository
class DoingsRepository {

    private static final String IN_PERIMETER =
            " (:organisation::uuid is null or f.organisation_id = :organisation) and (:site::uuid is null or f.site_id = :site) ";

    private final JdbcClient jdbc;

    DoingsRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    CountedDoings count(Perimeter.Client perimeter, Period period) {
        var late = late(perimeter, period);
        return new CountedDoings(
                channels(perimeter, period),
                late.tally(),
                late.medianDays(),
                turnedDown(perimeter, period),
                newServices(perimeter, period));
    }

    private List<ByChannel> channels(Perimeter.Client perimeter, Period period) {
        return bound("""
                        with each as (
                            select r.channel, f.site_id, f.member_id, count(*) as orders
                              from reporting.line_fact f join orders.report_v r on r.id = f.line_id
                             where %s and f.asked_on >= :from and f.asked_on < :end and f.is_order
                             group by 1, 2, 3),
                        came as (
                            select channel, sum(orders)::bigint as count, count(*) as people, max(orders)::bigint as largest
                              from (select channel, member_id, sum(orders) as orders from each group by 1, 2) of_one
                             group by channel),
                        others as (
                            select channel, sum(orders)::bigint as count, count(*) as people, max(orders)::bigint as largest
                              from (select c.channel, e.member_id, sum(e.orders) as orders
                                      from (select distinct channel, site_id from each) c
                                      join each e on e.site_id = c.site_id and e.channel <> c.channel
                                     group by 1, 2) of_one
                             group by channel)
                        select c.channel, c.count, c.people, c.largest, o.count as others, o.people as others_people,
                               o.largest as others_largest
                          from came c left join others o on o.channel = c.channel
                         order by c.count desc, c.channel
                        """.formatted(IN_PERIMETER), perimeter, period)
                .query((row, _) -> new ByChannel(
                        row.getString("channel"),
                        tally(row),
                        new Tally(row.getLong("others"), row.getLong("others_people"), row.getLong("others_largest"))))
                .list();
    }

    /** @param medianDays null where none was */
    private record Late(Tally tally, @Nullable Double medianDays) {}

    private Late late(Perimeter.Client perimeter, Period period) {
        return bound("""
                        with each as (
                            select f.member_id, (r.ready_at at time zone s.zone)::date - r.promised_first as days
                              from reporting.line_fact f
                              join orders.report_v r on r.id = f.line_id
                              join organisations.site_then_v s
                                on s.site_id = f.site_id and s.since <= r.ready_at and s.until > r.ready_at
                             where %s and f.delivered_on >= :from and f.delivered_on < :end and f.on_time = false)
                        select coalesce(sum(services), 0)::bigint as count, count(*) as people,
                               coalesce(max(services), 0)::bigint as largest,
                               (select percentile_cont(0.5) within group (order by days) from each) as median
                          from (select member_id, count(*) as services from each group by member_id) of_one
                        """.formatted(IN_PERIMETER), perimeter, period)
                .query((row, _) -> new Late(tally(row), (@Nullable Double) row.getObject("median")))
                .single();
    }

    private Tally turnedDown(Perimeter.Client perimeter, Period period) {
        return bound("""
                        select coalesce(sum(lines), 0)::bigint as count, count(*) as people,
                               coalesce(max(lines), 0)::bigint as largest
                          from (select f.member_id, count(distinct j.line_id) as lines
                                  from orders.job_v j
                                  join reporting.line_fact f on f.order_id = j.order_id and f.line_id = j.line_id
                                  join organisations.site_then_v z
                                    on z.site_id = f.site_id and z.since <= j.ended_at and z.until > j.ended_at
                                 where %s and j.outcome = 'REFUSED'
                                   and (j.ended_at at time zone z.zone)::date >= :from
                                   and (j.ended_at at time zone z.zone)::date < :end
                                 group by f.member_id) of_one
                        """.formatted(IN_PERIMETER), perimeter, period)
                .query((row, _) -> tally(row))
                .single();
    }

    /** Of an organisation that had asked for anything before. */
    private List<NewService> newServices(Perimeter.Client perimeter, Period period) {
        return bound("""
                        select c.slug, n.name, s.since >= :from as newly_sold
                          from reporting.service_fact f
                          join catalogue.service_v c on c.id = f.service_id
                          join catalogue.service_then_v n
                            on n.service_id = f.service_id and n.since < :until::timestamptz and n.until >= :until::timestamptz
                          left join catalogue.first_sold_v s on s.service_id = f.service_id
                         where %s and f.lines > 0 and f.month < :end
                         group by c.slug, n.name, s.since
                        having min(f.month) >= :from
                           and exists (select from reporting.asked_fact a
                                        where (:organisation::uuid is null or a.organisation_id = :organisation)
                                          and a.asked_on < :from and a.lines > 0)
                         order by min(f.month), n.name
                        """.formatted(IN_PERIMETER), perimeter, period)
                .query((row, _) ->
                        new NewService(row.getString("slug"), row.getString("name"), row.getBoolean("newly_sold")))
                .list();
    }

    private static Tally tally(ResultSet row) throws SQLException {
        return new Tally(row.getLong("count"), row.getLong("people"), row.getLong("largest"));
    }

    /** While the period goes on, up to the last day that is counted. */
    private StatementSpec bound(String sql, Perimeter.Client perimeter, Period period) {
        var site = perimeter.site();
        return jdbc.sql(sql)
                .param("organisation", perimeter.organisation().value())
                .param("site", site == null ? null : site.value())
                .param("from", period.from())
                .param("until", period.until())
                .param("end", period.end());
    }
}
