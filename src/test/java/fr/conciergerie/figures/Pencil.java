package fr.conciergerie.figures;

import fr.conciergerie.facts.Facts;
import fr.conciergerie.figures.Guesser.Bounds;
import fr.conciergerie.figures.PriceListGuesser.Good;
import fr.conciergerie.figures.Tallies.Kind;
import fr.conciergerie.organisations.OrganisationId;
import fr.conciergerie.organisations.Organisations;
import fr.conciergerie.organisations.Site;
import fr.conciergerie.organisations.SiteId;
import fr.conciergerie.shared.DayClock;
import fr.conciergerie.shared.Tenant;
import fr.conciergerie.web.Actor;
import fr.conciergerie.web.Role;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * An employer who reads a year of all sites and of each, with the price list in hand, and tries every cell that is no more than a
 * few people's.
 */
public final class Pencil {

    /** What is read of a site; of all of them without one. */
    interface Reading {
        AnnualReport of(@Nullable Site site);
    }

    private static final int FEWEST = 5;

    private final FigureRepository figures;
    private final TallyRepository tallies;
    private final JdbcClient jdbc;
    private final OrganisationId organisation;
    private final Period period;
    private final List<String> solved = new ArrayList<>();
    private int secrets;
    private int disclosed;

    private Pencil(ApplicationContext context, OrganisationId organisation, int year, Reading reading) {
        this.figures = context.getBean(FigureRepository.class);
        this.tallies = context.getBean(TallyRepository.class);
        this.jdbc = context.getBean(JdbcClient.class);
        this.organisation = organisation;
        var sites = context.getBean(AnnualReports.class).sites(organisation, Period.year(year));
        var guesser = new Guesser(sites.stream().map(Site::slug).toList());
        var whole = reading.of(null);
        period = whole.period();
        guesser.read(whole, null);
        buyAt(null, whole);
        services(null, whole);
        for (var site : sites) {
            var report = reading.of(site);
            guesser.read(report, site.slug());
            buyAt(site, report);
            services(site, report);
        }
        guesser.readSites(whole);
        cells(null).forEach((cell, who) -> look(guesser, null, cell, who));
        sites.forEach(it -> cells(it.id()).forEach((cell, who) -> look(guesser, it, cell, who)));
    }

    /** With what the client would be told, were the year over and published for the first time; within a transaction. */
    public static Pencil ofAYearThatIsOver(ApplicationContext context, OrganisationId organisation, int year) {
        var reports = reportsOf(context, LocalDate.of(year + 1, 2, 1));
        return new Pencil(context, organisation, year, it -> reports.toPublish(organisation, year, it));
    }

    /** With what the client reads today; within a transaction. */
    public static Pencil ofAYearAsItIsRead(ApplicationContext context, OrganisationId organisation, int year) {
        var reports = context.getBean(AnnualReports.class);
        var coordinator = new Actor(
                UUID.randomUUID(),
                UUID.randomUUID(),
                "…",
                Role.COORDINATOR,
                Tenant.require().value(),
                organisation.value(),
                Locale.FRENCH);
        return new Pencil(
                context,
                organisation,
                year,
                it -> reports.report(coordinator, null, year, it == null ? null : it.slug()));
    }

    /** Those of today or of a day to come. */
    private static AnnualReports reportsOf(ApplicationContext context, LocalDate day) {
        var later = Clock.fixed(day.atStartOfDay().toInstant(ZoneOffset.UTC), ZoneOffset.UTC);
        if (later.instant().isBefore(context.getBean(Clock.class).instant())) {
            return context.getBean(AnnualReports.class);
        }
        var figures = context.getBean(FigureRepository.class);
        return new AnnualReports(
                context.getBean(Facts.class),
                figures,
                context.getBean(Counting.class),
                context.getBean(Estimates.class),
                context.getBean(PublishedReports.class),
                context.getBean(TallyRepository.class),
                context.getBean(SecrecyRules.class),
                context.getBean(Organisations.class),
                new SoFar(figures, new DayClock(later, ZoneOffset.UTC)),
                later);
    }

    /** What follows from what is told, and should not. */
    public List<String> solved() {
        return solved;
    }

    /** How many cells are a secret. */
    public int secrets() {
        return secrets;
    }

    /** How many may be told. */
    public int disclosed() {
        return disclosed;
    }

    private void look(Guesser guesser, @Nullable Site site, String cell, Tally who) {
        if (!isASecret(who)) {
            disclosed++;
            return;
        }
        secrets++;
        judge(guesser.bounds(site == null ? null : site.slug(), cell), site, cell, who);
    }

    /** Said again here, for what is to be hidden must not be what is hidden: fewer than five people, or 85 % one person's. */
    private static boolean isASecret(Tally who) {
        return who.count() > 0 && (who.people() < FEWEST || who.largest() * 100 >= who.count() * 85);
    }

    private void judge(Bounds bounds, @Nullable Site site, String cell, Tally who) {
        if (who.count() < bounds.least() || who.count() > bounds.most()) {
            throw new IllegalStateException("%s is %s and cannot be %s".formatted(cell, who, bounds));
        }
        if (bounds.isKnown() || bounds.isFewForCertain()) {
            solved.add("%s at %s of %s, which is %s, can be %s"
                    .formatted(cell, site == null ? "all sites" : site.slug(), organisation, who, bounds));
        }
    }

    private void buyAt(@Nullable Site site, AnnualReport report) {
        var goods = goods(site == null ? null : site.id());
        var guesser = new PriceListGuesser(List.copyOf(goods.keySet()), report);
        goods.forEach((good, who) -> {
            if (!isASecret(who)) {
                return;
            }
            secrets++;
            judge(guesser.bounds(good), site, good.toString(), who);
        });
    }

    /** Which services are named, with how often they were asked for. */
    private void services(@Nullable Site site, AnnualReport report) {
        for (var service : report.services()) {
            var who = jdbc.sql("""
                            with by_one as (
                                select l.member_id, count(*) as lines
                                  from reporting.line_fact l join orders.order_line o on o.id = l.line_id
                                 where o.service_slug = :slug and l.family = :family and l.organisation_id = :organisation
                                   and (:site::uuid is null or l.site_id = :site)
                                   and l.asked_on >= :from and l.asked_on < :end
                                 group by l.member_id)
                            select coalesce(sum(lines), 0)::bigint as lines, count(*) as people, coalesce(max(lines), 0) as largest
                              from by_one
                            """)
                    .param("slug", service.slug())
                    .param("family", service.family())
                    .param("organisation", organisation.value())
                    .param("site", site == null ? null : site.id().value())
                    .param("from", period.from())
                    .param("end", period.end())
                    .query((row, _) -> new Tally(row.getLong("lines"), row.getLong("people"), row.getLong("largest")))
                    .single();
            if (isASecret(who)) {
                solved.add("%s is told of %s at %s, which is %s"
                        .formatted(service, organisation, site == null ? "all sites" : site.slug(), who));
            }
        }
    }

    /** All that the operator sells, with who was handed it there. */
    private Map<Good, Tally> goods(@Nullable SiteId site) {
        var goods = new LinkedHashMap<Good, Tally>();
        jdbc.sql("""
                        with sold as (
                            select o.service_slug || ' ' || l.family || ' × ' || o.quantity as what,
                                   exists (select from partners.ess_period_v e
                                            where e.partner_id = l.partner_id and e.valid_from <= l.delivered_on
                                              and coalesce(e.valid_until >= l.delivered_on, true)) as social,
                                   case when o.price_kind = 'FIXED' then l.net_cents else 0 end as cents,
                                   l.member_id,
                                   l.organisation_id = :organisation and (:site::uuid is null or l.site_id = :site)
                                       and l.delivered_on >= :from and l.delivered_on < :end as here
                              from reporting.line_fact l join orders.order_line o on o.id = l.line_id
                             where l.delivered_on is not null),
                        by_one as (
                            select what, social, cents, member_id, count(*) filter (where here) as lines
                              from sold group by what, social, cents, member_id)
                        select what, social, cents, sum(lines)::bigint as lines, count(*) filter (where lines > 0) as people,
                               max(lines) as largest
                          from by_one group by what, social, cents order by what, social, cents
                        """)
                .param("organisation", organisation.value())
                .param("site", site == null ? null : site.value())
                .param("from", period.from())
                .param("end", period.end())
                .query((row, _) -> goods.put(
                        new Good(row.getString("what"), row.getBoolean("social"), row.getLong("cents")),
                        new Tally(row.getLong("lines"), row.getLong("people"), row.getLong("largest"))))
                .list();
        return goods;
    }

    /** Every cell that there is, with who is behind it. */
    private Map<String, Tally> cells(@Nullable SiteId site) {
        var whose = new Perimeter.Client(organisation, null);
        var counted = tallies.tallies(SecrecyRule.USUAL, whose, period);
        var before = tallies.tallies(SecrecyRule.USUAL, whose, period.before());
        var cells = new LinkedHashMap<String, Tally>();
        var exact = figures.figures(new Perimeter.Client(organisation, site), period);
        PlainFigures.cells().forEach((indicator, it) -> {
            if (it.isOfPeople()) {
                cells.put(it.part(), Tally.ofPeople(Counting.count(exact, indicator)));
            }
        });
        counted.all(Kind.REQUESTED, site).forEach((_, it) -> cells.put("requested", it));
        counted.all(Kind.DELIVERED, site).forEach((_, it) -> cells.put("delivered", it));
        counted.all(Kind.FAMILY, site).forEach((key, it) -> cells.put("family " + key, it));
        counted.all(Kind.REQUESTED_IN_MONTH, site).forEach((key, it) -> cells.put("requested " + key, it));
        counted.all(Kind.DELIVERED_IN_MONTH, site).forEach((key, it) -> cells.put("delivered " + key, it));
        before.all(Kind.DELIVERED_IN_MONTH, site).forEach((key, it) -> cells.put("before " + key, it));
        counted.all(Kind.ON_TIME, site).forEach((_, it) -> cells.put("on time", it));
        counted.all(Kind.LATE, site).forEach((_, it) -> cells.put("late", it));
        counted.all(Kind.UNPROMISED, site).forEach((_, it) -> cells.put("unpromised", it));
        counted.all(Kind.SOCIAL, site).forEach((_, it) -> cells.put("social", it));
        counted.all(Kind.NOT_SOCIAL, site).forEach((_, it) -> cells.put("not social", it));
        return cells;
    }
}
