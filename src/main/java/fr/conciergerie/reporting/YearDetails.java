package fr.conciergerie.reporting;

import fr.conciergerie.partners.Distances;
import fr.conciergerie.partners.Partners;
import fr.conciergerie.partners.PartnersComeAndGone;
import fr.conciergerie.reporting.YearDetail.AtDesk;
import fr.conciergerie.reporting.YearDetail.Cause;
import fr.conciergerie.reporting.YearDetail.Channel;
import fr.conciergerie.reporting.YearDetail.Doings;
import fr.conciergerie.reporting.YearDetail.Unmet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Gathers what stands in a report beside its figures. */
@Service
@Transactional(readOnly = true)
public class YearDetails {

    private static final String IN_PERIMETER =
            " (:organisation::uuid is null or organisation_id = :organisation) and (:site::uuid is null or site_id = :site) ";

    private final Improvements improvements;
    private final Partners partners;
    private final JdbcClient jdbc;

    YearDetails(Improvements improvements, Partners partners, JdbcClient jdbc) {
        this.improvements = improvements;
        this.partners = partners;
        this.jdbc = jdbc;
    }

    /** @param internal whether it is for the operator, who may read what agents did */
    public YearDetail of(AnnualReport report, boolean internal) {
        var perimeter = report.perimeter();
        var period = report.period();
        return new YearDetail(
                sessions(perimeter, period),
                causes(perimeter, period),
                unmet(perimeter, period).stream()
                        .filter(it -> internal || it.times() >= SecrecyRule.LEAST_PEOPLE)
                        .toList(),
                partners(perimeter, period),
                perimeter.site() == null ? improvements.during(perimeter.organisation(), period) : List.of(),
                internal ? doings(perimeter, period) : null);
    }

    private List<AtDesk> sessions(Perimeter.Client perimeter, Period period) {
        return bound("""
                        select n.name, count(*) filter (where d.status = 'HELD') as held,
                               count(*) filter (where d.status = 'CANCELLED' and d.cause <> 'MOVED') as cancelled,
                               coalesce(sum(extract(epoch from c.ends_at - c.starts_at) / 60)
                                        filter (where d.status = 'HELD'), 0)::bigint as minutes
                          from reporting.session_v d
                          join calendar.desk_session_v c on c.id = d.id
                          join organisations.site_then_v n
                            on n.site_id = d.site_id and n.since < :until::timestamptz and n.until >= :until::timestamptz
                         where (:organisation::uuid is null or d.organisation_id = :organisation)
                           and (:site::uuid is null or d.site_id = :site)
                           and d.day >= :from and d.day < :end
                         group by d.site_id, n.name
                        having count(*) filter (where d.status in ('HELD', 'CANCELLED')) > 0
                         order by held desc, n.name
                        """, perimeter, period)
                .query((row, _) -> new AtDesk(
                        row.getString("name"), row.getLong("held"), row.getLong("cancelled"), row.getLong("minutes")))
                .list();
    }

    private List<Cause> causes(Perimeter.Client perimeter, Period period) {
        return bound("""
                        select cause, count(distinct id) as sessions from reporting.session_v
                         where %s and day >= :from and day < :end and status = 'CANCELLED' and cause <> 'MOVED'
                         group by cause order by sessions desc, cause
                        """.formatted(IN_PERIMETER), perimeter, period)
                .query((row, _) -> new Cause(row.getString("cause"), row.getLong("sessions")))
                .list();
    }

    /** At the desks that the organisation shared on that day. */
    private List<Unmet> unmet(Perimeter.Client perimeter, Period period) {
        return bound("""
                        select u.family, lower(u.words) as words, count(*) as times
                          from orders.unmet_v u
                         where (:site::uuid is null or u.site_id = :site)
                           and u.asked_on >= :from and u.asked_on < :end
                           and exists (select from organisations.site_organisation_v o
                                        where o.site_id = u.site_id and o.organisation_id = :organisation
                                          and o.valid_from <= u.asked_on and coalesce(o.valid_until >= u.asked_on, true))
                         group by 1, 2 order by times desc, family, words
                        """, perimeter, period)
                .query((row, _) -> new Unmet(row.getString("family"), row.getString("words"), row.getLong("times")))
                .list();
    }

    private YearDetail.Partners partners(Perimeter.Client perimeter, Period period) {
        var moves = partners.comeAndGone(period.from(), period.end().minusDays(1));
        return bound("""
                        select count(*) as at_work, count(d.kilometres) as placed,
                               count(*) filter (where d.kilometres <= :local) as local
                          from partners.at_work_v w
                          left join partners.distance_v d
                            on d.partner_id = w.partner_id and d.valid_from < :end and coalesce(d.next_from >= :end, true)
                         where w.valid_from < :end and coalesce(w.valid_until >= :end::date - 1, true)
                        """, perimeter, period)
                .param("local", Distances.LOCAL)
                .query((row, _) -> new YearDetail.Partners(
                        moves.begun().stream()
                                .map(PartnersComeAndGone.Move::name)
                                .toList(),
                        moves.ended().stream()
                                .map(PartnersComeAndGone.Move::name)
                                .toList(),
                        row.getLong("at_work"),
                        row.getLong("placed"),
                        row.getLong("local")))
                .single();
    }

    private Doings doings(Perimeter.Client perimeter, Period period) {
        var channels = bound("""
                        select r.channel, count(*) as orders
                          from reporting.line_fact f join orders.report_v r on r.id = f.line_id
                         where (:organisation::uuid is null or f.organisation_id = :organisation)
                           and (:site::uuid is null or f.site_id = :site)
                           and f.asked_on >= :from and f.asked_on < :end and f.is_order
                         group by r.channel order by orders desc, r.channel
                        """, perimeter, period)
                .query((row, _) -> new Channel(row.getString("channel"), row.getLong("orders")))
                .list();
        var newServices = bound("""
                        select n.name
                          from reporting.service_fact f
                          join catalogue.service_then_v n
                            on n.service_id = f.service_id and n.since < :until::timestamptz and n.until >= :until::timestamptz
                         where (:organisation::uuid is null or f.organisation_id = :organisation)
                           and (:site::uuid is null or f.site_id = :site)
                           and f.lines > 0 and f.month < :end
                         group by f.service_id, n.name
                        having min(f.month) >= :from
                           and exists (select from reporting.asked_fact a
                                        where (:organisation::uuid is null or a.organisation_id = :organisation)
                                          and a.asked_on < :from and a.lines > 0)
                         order by min(f.month), n.name
                        """, perimeter, period)
                .query((row, _) -> row.getString("name"))
                .list();
        return bound("""
                        select count(*) as late,
                               percentile_cont(0.5) within group
                                   (order by (r.ready_at at time zone s.zone)::date - r.promised_first) as median,
                               (select count(distinct j.line_id)
                                  from orders.job_v j join reporting.line_fact a on a.order_id = j.order_id and a.line_id = j.line_id
                                  join organisations.site_then_v z
                                    on z.site_id = a.site_id and z.since <= j.ended_at and z.until > j.ended_at
                                 where j.outcome = 'REFUSED'
                                   and (:organisation::uuid is null or a.organisation_id = :organisation)
                                   and (:site::uuid is null or a.site_id = :site)
                                   and (j.ended_at at time zone z.zone)::date >= :from
                                   and (j.ended_at at time zone z.zone)::date < :end) as turned_down
                          from reporting.line_fact f
                          join orders.report_v r on r.id = f.line_id
                          join organisations.site_then_v s
                            on s.site_id = f.site_id and s.since <= r.ready_at and s.until > r.ready_at
                         where (:organisation::uuid is null or f.organisation_id = :organisation)
                           and (:site::uuid is null or f.site_id = :site)
                           and f.delivered_on >= :from and f.delivered_on < :end and f.on_time = false
                        """, perimeter, period)
                .query((row, _) -> new Doings(
                        channels,
                        row.getLong("late"),
                        (@Nullable Double) row.getObject("median"),
                        row.getLong("turned_down"),
                        newServices))
                .single();
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
