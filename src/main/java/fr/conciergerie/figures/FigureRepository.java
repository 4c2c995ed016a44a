package fr.conciergerie.figures;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toMap;

import fr.conciergerie.figures.AnnualReport.AtSite;
import fr.conciergerie.figures.AnnualReport.FamilyShare;
import fr.conciergerie.figures.AnnualReport.Month;
import fr.conciergerie.figures.AnnualReport.ServiceShare;
import fr.conciergerie.figures.Indicator.SharedBy;
import fr.conciergerie.figures.Overview.Party;
import fr.conciergerie.organisations.OrganisationId;
import fr.conciergerie.organisations.SiteId;
import fr.conciergerie.shared.Columns;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
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

    private static final String EACH_SITE =
            """
            select each_site.id as of_site, figure.*
              from unnest(:sites::uuid[]) as each_site (id)
             cross join lateral (%s) figure
            """.formatted(ALL.replaceAll("\\(:site::uuid is null or (\\S+) = :site\\)", "($1 = each_site.id)"));

    private static final String IN_PERIMETER =
            " (:organisation::uuid is null or organisation_id = :organisation) and (:site::uuid is null or site_id = :site) ";

    /** What is kept by the month, of a period that ends within one: the days of that month come from the lines themselves. */
    private static final String TO_A_DAY = """
            with active_to_a_day as (
                select organisation_id, month, site_id, member_id, orders from reporting.active_fact
                 where %1$s and month >= :from and month < date_trunc('month', :until::date)::date
                union all
                select organisation_id, date_trunc('month', asked_on)::date, site_id, member_id, count(*)
                  from reporting.line_fact
                 where %1$s and is_order and asked_on >= date_trunc('month', :until::date)::date and asked_on < :until
                 group by 1, 2, 3, 4),
            services_to_a_day as (
                select organisation_id, month, site_id, service_id, family, lines, delivered from reporting.service_fact
                 where %1$s and month >= :from and month < date_trunc('month', :until::date)::date
                union all
                select organisation_id, date_trunc('month', asked_on)::date, site_id, service_id, family, count(*), 0
                  from reporting.line_fact
                 where %1$s and asked_on >= date_trunc('month', :until::date)::date and asked_on < :until
                 group by 1, 2, 3, 4, 5
                union all
                select organisation_id, date_trunc('month', delivered_on)::date, site_id, service_id, family, 0, count(*)
                  from reporting.line_fact
                 where %1$s and delivered_on >= date_trunc('month', :until::date)::date and delivered_on < :until
                 group by 1, 2, 3, 4, 5)
            """.formatted(IN_PERIMETER);

    /** After all periods. */
    static final LocalDate WHENEVER = LocalDate.of(2101, 1, 1);

    /** A service that was asked for. */
    record AskedFor(UUID service, ServiceShare share) {}

    /** What a site did. */
    record Did(SiteId site, AtSite what) {}

    /** What something was called when the period ended. */
    private static final String AS_CALLED = "n.since < :until::timestamptz and n.until >= :until::timestamptz";

    /** @param day of the site */
    record HeldSession(SiteId site, LocalDate day) {}

    /** @param day of the site */
    record DeliveredOn(SiteId site, LocalDate day, long lines) {}

    private final JdbcClient jdbc;
    private final Clock clock;

    FigureRepository(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
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
        return bound(ALL, perimeter, period).query((row, _) -> counted(row)).list().stream()
                .collect(toMap(
                        Figure::indicator, Function.identity(), (one, _) -> one, () -> new EnumMap<>(Indicator.class)));
    }

    /** The figures of some sites of a client, in their order: one question, however many they are. */
    List<Map<Indicator, Figure>> figures(OrganisationId organisation, List<SiteId> sites, Period period) {
        var each = new HashMap<UUID, Map<Indicator, Figure>>();
        bound(EACH_SITE, new Perimeter.Client(organisation, null), period)
                .param("sites", sites.stream().map(SiteId::value).toArray(UUID[]::new))
                .query(row -> {
                    var counted = counted(row);
                    each.computeIfAbsent(row.getObject("of_site", UUID.class), _ -> new EnumMap<>(Indicator.class))
                            .put(counted.indicator(), counted);
                });
        return sites.stream().map(it -> each.getOrDefault(it.value(), Map.of())).toList();
    }

    private static Figure counted(ResultSet row) throws SQLException {
        return figure(Indicator.valueOf(row.getString("code")), (Long) row.getObject("numerator"), (Long)
                row.getObject("denominator"));
    }

    /** The months of the period as far as it is counted, with what was delivered in the same days of the year before. */
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
                             where %1$s and (delivered_on >= :from and delivered_on < :until
                                             or delivered_on >= :before and delivered_on < :beforeUntil)
                             group by 1)
                        select n as number, coalesce(a.lines, 0) as requested, coalesce(d.lines, 0) as delivered,
                               coalesce(d.before, 0) as before
                          from generate_series(1, (select count(*) from generate_series(:from, :until - 1, interval '1 month'))) n
                          left join asked a on a.month = n
                          left join delivered d on d.month = n
                         order by n
                        """.formatted(IN_PERIMETER), perimeter, period)
                .param("before", period.before().from())
                .param("beforeUntil", period.before().end())
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

    /** All that were asked for, most wanted first. */
    List<AskedFor> services(Perimeter perimeter, Period period) {
        return bound("""
                        select s.id, s.slug, n.name, f.family, sum(f.lines)::bigint as requested
                          from reporting.service_fact f
                          join catalogue.service_v s on s.id = f.service_id
                          join catalogue.service_then_v n on n.service_id = f.service_id and %s
                         where %s and month >= :from and month < :until and lines > 0
                         group by s.id, s.slug, n.name, f.family order by requested desc, n.name
                        """.formatted(AS_CALLED, IN_PERIMETER), perimeter, period)
                .query((row, _) -> new AskedFor(
                        row.getObject("id", UUID.class),
                        new ServiceShare(
                                row.getString("slug"),
                                row.getString("name"),
                                row.getString("family"),
                                row.getLong("requested"))))
                .list();
    }

    /** Where anything was asked for, delivered or held. */
    List<Did> sites(Perimeter perimeter, Period period) {
        return bound("""
                        select n.site_id, n.name, sum(users)::bigint as users, sum(delivered)::bigint as delivered,
                               sum(held)::bigint as held
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
                          join organisations.site_then_v n on n.site_id = each.site_id and %2$s
                         group by n.site_id, n.name
                         order by delivered desc, n.name
                        """.formatted(IN_PERIMETER, AS_CALLED), perimeter, period)
                .query((row, _) -> new Did(
                        Columns.id(row, "site_id", SiteId::new),
                        new AtSite(
                                row.getString("name"),
                                row.getLong("users"),
                                row.getLong("delivered"),
                                row.getLong("held"))))
                .list();
    }

    /** The clients for whom anything was done, the busiest first. */
    List<Party> clients(Period period) {
        return bound("""
                        select o.slug, n.name, sum(users)::bigint as users, sum(delivered)::bigint as delivered,
                               sum(held)::bigint as held
                          from (select organisation_id, count(distinct member_id) as users, 0 as delivered, 0 as held
                                  from reporting.active_fact
                                 where month >= :from and month < :until and orders > 0
                                 group by organisation_id
                                union all
                                select organisation_id, 0, sum(lines), 0 from reporting.delivered_fact
                                 where delivered_on >= :from and delivered_on < :until and lines > 0
                                 group by organisation_id
                                union all
                                select organisation_id, 0, 0, count(*) from reporting.session_v
                                 where day >= :from and day < :until and status = 'HELD'
                                 group by organisation_id) each
                          join organisations.organisation_v o on o.id = each.organisation_id
                          join organisations.organisation_then_v n on n.organisation_id = o.id and %s
                         group by o.id, o.slug, n.name
                         order by delivered desc, n.name
                        """.formatted(AS_CALLED), new Perimeter.WholeOperator(), period)
                .query((row, _) -> new Party(
                        row.getString("slug"),
                        new AtSite(
                                row.getString("name"),
                                row.getLong("users"),
                                row.getLong("delivered"),
                                row.getLong("held"))))
                .list();
    }

    /** What an organisation was called when the period ended. */
    String called(OrganisationId organisation, Period period) {
        return called(
                "select name from organisations.organisation_then_v n where organisation_id = :id and " + AS_CALLED,
                organisation.value(),
                period);
    }

    /** What a site was called when the period ended. */
    String called(SiteId site, Period period) {
        return called(
                "select name from organisations.site_then_v n where site_id = :id and " + AS_CALLED,
                site.value(),
                period);
    }

    private String called(String sql, UUID id, Period period) {
        return jdbc.sql(sql)
                .param("id", id)
                .param("until", period.until())
                .query(String.class)
                .single();
    }

    /**
     * Services delivered that an estimate weighs alike.
     *
     * @param key of the cell of {@link Tallies} that they are
     */
    record Weighed(String weight, String key, long lines) {}

    /** What was delivered, month by month, by the assumption on journeys of the day. */
    List<Weighed> deliveredByJourney(Perimeter perimeter, Period period) {
        return weighed("""
                        select coalesce(a.valid_from::text, '') as weight,
                               coalesce(a.valid_from::text, '') || to_char(d.delivered_on, ' MM') as key,
                               sum(d.lines)::bigint as lines
                          from (select delivered_on, sum(lines) as lines from reporting.delivered_fact
                                 where %s and delivered_on >= :from and delivered_on < :until and lines > 0
                                 group by delivered_on) d
                          left join lateral (select valid_from from reporting.travel_assumption_v
                                              where valid_from <= d.delivered_on order by valid_from desc limit 1) a on true
                         group by a.valid_from, to_char(d.delivered_on, ' MM')
                        """, perimeter, period);
    }

    /** What was delivered, by the minutes that are assumed of it. */
    List<Weighed> deliveredByTime(Perimeter perimeter, Period period) {
        return weighed("""
                        select coalesce(m.minutes::text, '') as weight, coalesce(m.minutes::text, '') as key,
                               sum(d.lines)::bigint as lines
                          from (select month, family, sum(delivered) as lines from reporting.service_fact
                                 where %s and month >= :from and month < :until and delivered > 0
                                 group by month, family) d
                          left join lateral (select id from reporting.time_assumption_v
                                              where valid_from <= d.month order by valid_from desc limit 1) a on true
                          left join reporting.time_assumption_minutes m on m.assumption_id = a.id and m.family = d.family
                         group by m.minutes
                        """, perimeter, period);
    }

    private List<Weighed> weighed(String sql, Perimeter perimeter, Period period) {
        return bound(sql.formatted(IN_PERIMETER), perimeter, period)
                .query((row, _) -> new Weighed(row.getString("weight"), row.getString("key"), row.getLong("lines")))
                .list();
    }

    /** Desk sessions held at some sites, whoever used them; one entry for each. */
    List<HeldSession> held(Set<SiteId> sites, Period period) {
        return jdbc.sql("""
                        select s.site_id as id, (d.starts_at at time zone s.zone)::date as day
                          from organisations.site_then_v s
                          join calendar.desk_session_v d
                            on d.site_id = s.site_id and d.status = 'HELD'
                           and d.starts_at >= s.since and d.starts_at < s.until
                           and d.starts_at >= :from::date::timestamp at time zone s.zone
                           and d.starts_at < :until::date::timestamp at time zone s.zone
                         where s.site_id = any(:sites)
                        """)
                .param("sites", sites.stream().map(SiteId::value).toArray(UUID[]::new))
                .param("from", period.from())
                .param("until", period.end())
                .query((row, _) ->
                        new HeldSession(Columns.id(row, "id", SiteId::new), row.getObject("day", LocalDate.class)))
                .list();
    }

    /** Services delivered, by the site and its day. */
    List<DeliveredOn> deliveredOn(Perimeter perimeter, Period period) {
        return bound("""
                        select site_id, delivered_on, sum(lines)::bigint as lines
                          from reporting.delivered_fact
                         where %s and delivered_on >= :from and delivered_on < :until and lines > 0
                         group by site_id, delivered_on
                        """.formatted(IN_PERIMETER), perimeter, period)
                .query((row, _) -> new DeliveredOn(
                        Columns.id(row, "site_id", SiteId::new),
                        row.getObject("delivered_on", LocalDate.class),
                        row.getLong("lines")))
                .list();
    }

    /** Agents who ordered at some sites in some months of each, the one beside the other. */
    long users(Perimeter perimeter, Period period, List<SiteId> sites, List<LocalDate> months) {
        return bound("""
                        select count(*)
                          from (select from unnest(:sites, :months::text[]::date[]) as paid (site_id, month)
                                  join reporting.active_fact a using (site_id, month)
                                 where (:organisation::uuid is null or organisation_id = :organisation)
                                   and (:site::uuid is null or site_id = :site)
                                   and orders > 0
                                 group by member_id) users
                        """, perimeter, period)
                .param("sites", sites.stream().map(SiteId::value).toArray(UUID[]::new))
                .param("months", months.stream().map(LocalDate::toString).toArray(String[]::new))
                .query(Long.class)
                .single();
    }

    /** The years in which somebody ordered something, or an animation was held, before a day; latest first. */
    List<Integer> years(Perimeter perimeter, LocalDate until) {
        return in(
                        perimeter,
                        "select extract(year from asked_on)::integer as year from reporting.asked_fact where"
                                + IN_PERIMETER + "and lines > 0 and asked_on < :until"
                                + " union select extract(year from day)::integer from reporting.animation_v where"
                                + IN_PERIMETER + "and status = 'HELD' and day < :until order by year desc")
                .param("until", until)
                .query((row, _) -> row.getInt("year"))
                .list();
    }

    /** The years in which the people of several clients ever ordered something, or an animation was held for them; latest first. */
    Map<OrganisationId, List<Integer>> years(Collection<OrganisationId> clients) {
        return jdbc
                .sql("""
                        select organisation_id, extract(year from asked_on)::integer as year
                          from reporting.asked_fact
                         where organisation_id = any(:clients) and lines > 0
                        union
                        select organisation_id, extract(year from day)::integer
                          from reporting.animation_v
                         where organisation_id = any(:clients) and status = 'HELD'
                         order by year desc
                        """)
                .param("clients", clients.stream().map(OrganisationId::value).toArray(UUID[]::new))
                .query((row, _) ->
                        Map.entry(Columns.id(row, "organisation_id", OrganisationId::new), row.getInt("year")))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
    }

    /** The clocks of the sites that are used in a period; of none before there are sites. */
    List<ZoneId> zones(Perimeter perimeter, Period period) {
        return in(perimeter, """
                        select distinct zone
                          from organisations.site_organisation_v o
                          join organisations.site_v s on s.id = o.site_id
                         where (:organisation::uuid is null or organisation_id = :organisation)
                           and (:site::uuid is null or site_id = :site)
                           and valid_from < :until and coalesce(valid_until >= :from, true)
                        """)
                .param("from", period.from())
                .param("until", period.until())
                .query((row, _) -> ZoneId.of(row.getString("zone")))
                .list();
    }

    /** Which figures are those of others too, who share a market or a site. */
    Set<Indicator> shared(Perimeter.Client perimeter, Period period) {
        return bound("""
                        select exists (select from reporting.market_v own
                                         join reporting.market_v other using (market_id)
                                        where own.organisation_id = :organisation and other.organisation_id <> :organisation
                                          and other.valid_from < :until and coalesce(other.valid_until >= :from, true)) as markets,
                               exists (select from reporting.session_v own
                                         join reporting.session_v other using (id)
                                        where own.organisation_id = :organisation and other.organisation_id <> :organisation
                                          and (:site::uuid is null or own.site_id = :site)
                                          and own.day >= :from and own.day < :until) as sites
                        """, perimeter, period)
                .query((row, _) -> {
                    boolean markets = row.getBoolean("markets");
                    boolean sites = row.getBoolean("sites");
                    return Stream.of(Indicator.values())
                            .filter(it -> it.sharedBy()
                                    .filter(whom -> whom == SharedBy.MARKET ? markets : sites)
                                    .isPresent())
                            .collect(Collectors.toCollection(() -> EnumSet.noneOf(Indicator.class)));
                })
                .single();
    }

    private static Figure figure(Indicator indicator, @Nullable Long numerator, @Nullable Long denominator) {
        return numerator == null ? Figure.unknown(indicator) : Figure.of(indicator, numerator, denominator);
    }

    private StatementSpec bound(String sql, Perimeter perimeter, Period period) {
        return in(perimeter, toItsEnd(sql, period))
                .param("from", period.from())
                .param("until", period.end())
                .param("now", Columns.utc(clock.instant()));
    }

    private static String toItsEnd(String sql, Period period) {
        var exact = period.isInWholeMonths()
                ? sql
                : sql.replace("reporting.active_fact", "active_to_a_day")
                        .replace("reporting.service_fact", "services_to_a_day");
        return exact.equals(sql) ? sql : TO_A_DAY + exact;
    }

    private StatementSpec in(Perimeter perimeter, String sql) {
        return switch (perimeter) {
            case Perimeter.Client(var organisation, var site) ->
                jdbc.sql(sql)
                        .param("organisation", organisation.value())
                        .param("site", site == null ? null : site.value());
            case Perimeter.WholeOperator() ->
                jdbc.sql(sql).param("organisation", null).param("site", null);
        };
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
