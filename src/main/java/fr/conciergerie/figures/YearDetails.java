package fr.conciergerie.figures;

import fr.conciergerie.figures.YearDetail.AtDesk;
import fr.conciergerie.figures.YearDetail.Cause;
import fr.conciergerie.figures.YearDetail.Doings;
import fr.conciergerie.figures.YearDetail.Unmet;
import fr.conciergerie.partners.Distances;
import fr.conciergerie.partners.Partners;
import fr.conciergerie.partners.PartnersComeAndGone;
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
    private final DoingsRepository doings;
    private final EventsRepository events;
    private final AnnualReports reports;
    private final PublishedReports published;
    private final SecrecyRules rules;
    private final JdbcClient jdbc;

    YearDetails(
            Improvements improvements,
            Partners partners,
            DoingsRepository doings,
            EventsRepository events,
            AnnualReports reports,
            PublishedReports published,
            SecrecyRules rules,
            JdbcClient jdbc) {
        this.improvements = improvements;
        this.partners = partners;
        this.doings = doings;
        this.events = events;
        this.reports = reports;
        this.published = published;
        this.rules = rules;
        this.jdbc = jdbc;
    }

    /**
     * For the client as it was published, or as far as it may be told until then.
     *
     * @param internal whether it is for the operator, who may read what agents did
     */
    public YearDetail of(AnnualReport report, boolean internal) {
        var perimeter = report.perimeter();
        if (internal) {
            return besides(perimeter, report.period(), 1)
                    .with(doings.count(perimeter, report.period()).whole());
        }
        var given = published.given(perimeter.organisation(), report.year(), perimeter.site());
        var kept = given.isEmpty() ? null : given.getFirst().detail();
        if (kept != null) {
            return kept;
        }
        return besides(perimeter, report.period(), rules.current().fewest())
                .with(given.isEmpty() ? disclosed(report) : null);
    }

    /** @param report as it may be given to the client today, beside what they were given before */
    public YearDetail toPublish(AnnualReport report) {
        var perimeter = report.perimeter();
        var besides = besides(perimeter, report.period(), rules.current().fewest());
        var disclosed = disclosed(report);
        return besides.with(
                disclosed == null
                        ? null
                        : reports.correction(perimeter, report.year()).of(disclosed));
    }

    /** Null for one site. */
    private @Nullable Doings disclosed(AnnualReport report) {
        var perimeter = report.perimeter();
        var period = report.period();
        return perimeter.site() != null
                ? null
                : new EmployersDoings(doings.count(perimeter, period), new Secrecy(rules.current()))
                        .beside(report, reports.disclosedServices(perimeter, period));
    }

    private YearDetail besides(Perimeter.Client perimeter, Period period, int fewest) {
        return new YearDetail(
                sessions(perimeter, period),
                causes(perimeter, period),
                unmet(perimeter, period).stream()
                        .filter(it -> it.times() >= fewest)
                        .toList(),
                partners(perimeter, period),
                perimeter.site() == null ? improvements.during(perimeter.organisation(), period) : List.of(),
                null,
                events.of(perimeter, period));
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
