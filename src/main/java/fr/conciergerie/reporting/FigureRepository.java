package fr.conciergerie.reporting;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toMap;

import fr.conciergerie.organisations.SiteId;
import fr.conciergerie.reporting.AnnualReport.AtSite;
import fr.conciergerie.reporting.AnnualReport.FamilyShare;
import fr.conciergerie.reporting.AnnualReport.Month;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;

/** Counts. Every indicator is a statement of its own in {@code indicators/}; one question to the database asks them all. */
@Repository
class FigureRepository {

    private static final String ALL = Stream.of(Indicator.values())
            .filter(Indicator::isCounted)
            .map(it -> "select '%s' as code, counted.* from (%s) counted".formatted(it, statement(it)))
            .collect(Collectors.joining("\nunion all\n"));

    private static final String IN_PERIMETER =
            " organisation_id = :organisation and (:site::uuid is null or site_id = :site) ";

    /** @param day of the site */
    record HeldSession(SiteId site, LocalDate day) {}

    private final JdbcClient jdbc;

    FigureRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * For the rest of the transaction each statement is planned for what it is asked: one plan for any organisation, site and
     * period reads more than it needs.
     */
    void planEachTime() {
        jdbc.sql("select set_config('plan_cache_mode', 'force_custom_plan', true)")
                .query((_, _) -> true)
                .single();
    }

    Map<Indicator, Figure> figures(Perimeter perimeter, Period period) {
        return bound(ALL, perimeter, period)
                .query((row, _) ->
                        figure(Indicator.valueOf(row.getString("code")), (Long) row.getObject("numerator"), (Long)
                                row.getObject("denominator")))
                .list()
                .stream()
                .collect(toMap(
                        Figure::indicator, Function.identity(), (one, _) -> one, () -> new EnumMap<>(Indicator.class)));
    }

    /** The months of the period, with what was delivered in the same months of the year before. */
    List<Month> months(Perimeter perimeter, Period period) {
        return bound("""
                        with asked as (
                            select extract(month from asked_on) as month, sum(lines) as lines
                              from reporting.asked_fact
                             where %1$s and asked_on >= :from and asked_on < :until
                             group by 1),
                        delivered as (
                            select extract(month from delivered_on) as month,
                                   sum(lines) filter (where delivered_on >= :from) as lines,
                                   sum(lines) filter (where delivered_on < :from) as before
                              from reporting.delivered_fact
                             where %1$s and delivered_on >= :before and delivered_on < :until
                             group by 1)
                        select n as number, coalesce(a.lines, 0) as requested, coalesce(d.lines, 0) as delivered,
                               coalesce(d.before, 0) as before
                          from generate_series(1, 12) n
                          left join asked a on a.month = n
                          left join delivered d on d.month = n
                         order by n
                        """.formatted(IN_PERIMETER), perimeter, period)
                .param("before", period.before().from())
                .query((row, _) -> new Month(
                        row.getInt("number"),
                        row.getLong("requested"),
                        row.getLong("delivered"),
                        row.getLong("before")))
                .list();
    }

    List<FamilyShare> families(Perimeter perimeter, Period period) {
        return bound("""
                        select family, sum(lines)::bigint as requested from reporting.asked_fact
                         where %s and asked_on >= :from and asked_on < :until and lines > 0
                         group by family order by requested desc, family
                        """.formatted(IN_PERIMETER), perimeter, period)
                .query((row, _) -> new FamilyShare(row.getString("family"), row.getLong("requested")))
                .list();
    }

    /** Where anything was asked for, delivered or held. */
    List<AtSite> sites(Perimeter perimeter, Period period) {
        return bound("""
                        select s.name, sum(users)::bigint as users, sum(delivered)::bigint as delivered, sum(held)::bigint as held
                          from (select site_id, count(distinct member_id) as users, 0 as delivered, 0 as held
                                  from reporting.active_fact
                                 where %1$s and month >= :from and month < :until and orders > 0
                                 group by site_id
                                union all
                                select site_id, 0, sum(lines), 0 from reporting.delivered_fact
                                 where %1$s and delivered_on >= :from and delivered_on < :until and lines > 0
                                 group by site_id
                                union all
                                select site_id, 0, 0, count(*) from reporting.session_v
                                 where %1$s and day >= :from and day < :until and status = 'HELD'
                                 group by site_id) each
                          join organisations.site_v s on s.id = each.site_id
                         group by s.id, s.name
                         order by delivered desc, s.name
                        """.formatted(IN_PERIMETER), perimeter, period)
                .query((row, _) -> new AtSite(
                        row.getString("name"), row.getLong("users"), row.getLong("delivered"), row.getLong("held")))
                .list();
    }

    /** Desk sessions held at some sites, whoever used them; one entry for each. */
    List<HeldSession> held(Set<SiteId> sites, Period period) {
        return jdbc.sql("""
                        select s.id, (d.starts_at at time zone s.zone)::date as day
                          from organisations.site_v s
                          join calendar.desk_session_v d
                            on d.site_id = s.id and d.status = 'HELD'
                           and d.starts_at >= :from::date::timestamp at time zone s.zone
                           and d.starts_at < :until::date::timestamp at time zone s.zone
                         where s.id = any(:sites)
                        """)
                .param("sites", sites.stream().map(SiteId::value).toArray(UUID[]::new))
                .param("from", period.from())
                .param("until", period.until())
                .query((row, _) -> new HeldSession(
                        new SiteId(row.getObject("id", UUID.class)), row.getObject("day", LocalDate.class)))
                .list();
    }

    /** The years in which somebody of the organisation ordered something, latest first. */
    List<Integer> years(Perimeter perimeter) {
        return jdbc.sql("select distinct extract(year from asked_on)::integer as year from reporting.asked_fact where"
                        + IN_PERIMETER + "and lines > 0 order by year desc")
                .param("organisation", perimeter.organisation().value())
                .param("site", site(perimeter))
                .query((row, _) -> row.getInt("year"))
                .list();
    }

    private static Figure figure(Indicator indicator, @Nullable Long numerator, @Nullable Long denominator) {
        return numerator == null ? Figure.unknown(indicator) : Figure.of(indicator, numerator, denominator);
    }

    private StatementSpec bound(String sql, Perimeter perimeter, Period period) {
        return jdbc.sql(sql)
                .param("organisation", perimeter.organisation().value())
                .param("site", site(perimeter))
                .param("from", period.from())
                .param("until", period.until());
    }

    private static @Nullable UUID site(Perimeter perimeter) {
        var site = perimeter.site();
        return site == null ? null : site.value();
    }

    private static String statement(Indicator indicator) {
        try {
            var text = new ClassPathResource("indicators/" + indicator + ".sql").getContentAsString(UTF_8);
            return Arrays.stream(text.split("\n"))
                    .filter(line -> !line.startsWith("--"))
                    .collect(Collectors.joining("\n"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
