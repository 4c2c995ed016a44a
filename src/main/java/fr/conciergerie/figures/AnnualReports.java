package fr.conciergerie.figures;

import fr.conciergerie.facts.Facts;
import fr.conciergerie.organisations.OrganisationId;
import fr.conciergerie.organisations.Organisations;
import fr.conciergerie.organisations.Site;
import fr.conciergerie.organisations.SiteId;
import fr.conciergerie.shared.NotFound;
import fr.conciergerie.web.Actor;
import fr.conciergerie.web.Role;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The front door: what a client organisation, or the operator about it, is told of a year. */
@Service
@Transactional(readOnly = true)
public class AnnualReports {

    /** How many services the report names. */
    private static final int MOST_WANTED = 10;

    private static final LocalDate FOR_EVER = LocalDate.of(2101, 1, 1);

    private final Facts facts;
    private final FigureRepository figures;
    private final Counting counting;
    private final Estimates estimates;
    private final PublishedReports published;
    private final TallyRepository tallies;
    private final SecrecyRules rules;
    private final Organisations organisations;
    private final SoFar soFar;
    private final Clock clock;

    AnnualReports(
            Facts facts,
            FigureRepository figures,
            Counting counting,
            Estimates estimates,
            PublishedReports published,
            TallyRepository tallies,
            SecrecyRules rules,
            Organisations organisations,
            SoFar soFar,
            Clock clock) {
        this.facts = facts;
        this.figures = figures;
        this.counting = counting;
        this.estimates = estimates;
        this.published = published;
        this.tallies = tallies;
        this.rules = rules;
        this.organisations = organisations;
        this.soFar = soFar;
        this.clock = clock;
    }

    /**
     * A report as this reader may see it: outside the operator, what tells of too few people is hidden.
     *
     * @param organisation by slug or key; null for a coordinator's own
     * @param site by slug or key; null for all sites
     */
    @Transactional
    public AnnualReport report(Actor actor, @Nullable String organisation, int year, @Nullable String site) {
        var whose = organisation(actor, organisation);
        var where = site == null ? null : site(whose, site);
        return actor.is(Role.MANAGER) ? report(whose, Period.year(year), where, false) : forClient(whose, year, where);
    }

    /**
     * The figures of any months, for the operator alone: from months that overlap, the employer could work out what the year
     * hides.
     *
     * @param organisation by slug or key
     * @param site by slug or key; null for all sites
     */
    @Transactional
    public AnnualReport figures(String organisation, Period period, @Nullable String site) {
        var whose = organisations.organisationId(organisation);
        return report(whose, period, site == null ? null : site(whose, site), false);
    }

    /** As the client sees it, whoever asks: what leaves for everybody to read. */
    @Transactional
    public AnnualReport asTheClientSeesIt(Actor actor, @Nullable String organisation, int year, @Nullable String site) {
        var whose = organisation(actor, organisation);
        return forClient(whose, year, site == null ? null : site(whose, site));
    }

    /** What was published; until then, a year in round numbers. */
    private AnnualReport forClient(OrganisationId organisation, int year, @Nullable Site site) {
        return published
                .latest(organisation, year, site == null ? null : site.id())
                .orElseGet(() -> Rounding.of(report(organisation, Period.year(year), site, true)));
    }

    /**
     * A year as it would be told the client, were it published for the first time today.
     *
     * @param organisation by slug or key
     * @param site by slug or key; null for all sites
     */
    @Transactional
    public AnnualReport ifPublishedNow(String organisation, int year, @Nullable String site) {
        var whose = organisations.organisationId(organisation);
        return ifPublishedNow(whose, year, site == null ? null : site(whose, site));
    }

    private AnnualReport ifPublishedNow(OrganisationId organisation, int year, @Nullable Site site) {
        return report(organisation, Period.year(year), site, true)
                .besideTheYearBefore(published.latest(organisation, year - 1, site == null ? null : site.id()));
    }

    /**
     * What may be given to the client today beside what it was given before.
     *
     * @param site null for all
     */
    public AnnualReport toPublish(OrganisationId organisation, int year, @Nullable Site site) {
        var perimeter = new Perimeter.Client(organisation, site == null ? null : site.id());
        return correction(perimeter, year).of(ifPublishedNow(organisation, year, site));
    }

    /** Whether so few people answered that what they wrote could lead to one of them. */
    public boolean hidesAnswers(AnnualReport report) {
        var rule = rules.current();
        return rule.hides(
                tallies.tallies(rule, report.perimeter(), report.period()).of(Tallies.Kind.ANSWERED, null, ""));
    }

    /** How a year may be told beside what was given of it before. */
    Correction correction(Perimeter.Client perimeter, int year) {
        var rule = rules.current();
        var site = perimeter.site();
        var counts = tallies.tallies(rule, perimeter, Period.year(year));
        return new Correction(
                published.given(perimeter.organisation(), year, site),
                rule,
                counts.mostByOne(site),
                it -> it.behind().mostByOne(counts, site));
    }

    /** The services of all sites that the employer may be told the name of, few or many of them. */
    List<AnnualReport.ServiceShare> disclosedServices(Perimeter.Client perimeter, Period period) {
        return employersView(perimeter, List.of()).services(period, figures.services(perimeter, period));
    }

    /** @param blind whether it is for the employer, who must not see what tells of too few, nor what goes on */
    private AnnualReport report(OrganisationId organisation, Period asked, @Nullable Site site, boolean blind) {
        facts.catchUp();
        figures.planEachTime();
        var perimeter = new Perimeter.Client(organisation, site == null ? null : site.id());
        // By all its sites, so that what one of them did does not follow from what all of them did until another day.
        var whole = new Perimeter.Client(organisation, null);
        var period = blind ? soFar.forOthers(whole, asked) : soFar.forTheOperator(whole, asked);
        var seen = blind ? employersView(perimeter, ids(sites(organisation, asked))) : null;
        var months = period.isYear() ? figures.months(perimeter, period) : List.<AnnualReport.Month>of();
        var families = figures.families(perimeter, period);
        var services = figures.services(perimeter, period);
        var sites = site == null ? figures.sites(perimeter, period) : List.<FigureRepository.Did>of();
        var shared = figures.shared(perimeter, period);
        var shown = compared(perimeter, period, seen).stream()
                .map(it -> shared.contains(it.indicator()) ? it.sharedWithOthers() : it)
                .toList();
        return new AnnualReport(
                perimeter,
                figures.called(organisation, period),
                site == null ? null : figures.called(site.id(), period),
                period,
                clock.instant(),
                shown,
                seen == null ? months : seen.months(period, months),
                seen == null ? families : seen.families(period, families),
                mostWanted(
                        seen == null
                                ? services.stream()
                                        .map(FigureRepository.AskedFor::share)
                                        .toList()
                                : seen.services(period, services)),
                seen == null ? sites.stream().map(FigureRepository.Did::what).toList() : seen.sites(period, sites),
                estimates.behind(shown, period));
    }

    private EmployersView employersView(Perimeter.Client perimeter, List<SiteId> sites) {
        var rule = rules.current();
        return new EmployersView(
                perimeter, sites, figures, estimates, new Secrecy(rule), it -> tallies.tallies(rule, perimeter, it));
    }

    private static List<AnnualReport.ServiceShare> mostWanted(List<AnnualReport.ServiceShare> services) {
        return services.stream().limit(MOST_WANTED).toList();
    }

    /**
     * Each beside the year before, unless nothing had happened yet; what was hidden then stays hidden.
     *
     * @param seen by the employer; null for the operator
     */
    private List<Figure> compared(Perimeter.Client perimeter, Period period, @Nullable EmployersView seen) {
        var now = counting.of(perimeter, period);
        var before = counting.of(perimeter, period.before());
        return Counting.disclosed(
                perimeter,
                period,
                seen == null ? now : seen.figures(period, now),
                Counting.isNothing(before) ? null : seen == null ? before : seen.figures(period.before(), before));
    }

    private static List<SiteId> ids(List<Site> sites) {
        return sites.stream().map(Site::id).toList();
    }

    /** What a coordinator's year has come to so far, of what they may be told, for whoever wants no more than a glance. */
    @Transactional
    public Glance soFar(Actor coordinator, int year) {
        facts.catchUp();
        figures.planEachTime();
        var perimeter = new Perimeter.Client(organisation(coordinator, null), null);
        var period = soFar.forOthers(perimeter, Period.year(year));
        var disclosed = Counting.none();
        employersView(perimeter, List.of())
                .figures(period, counting.of(perimeter, period))
                .forEach((indicator, it) -> disclosed.put(indicator, Rounding.of(it)));
        return new Glance(period, disclosed);
    }

    /** What a year has come to, and up to when. */
    public record Glance(Period period, Map<Indicator, Figure> figures) {}

    /** The years that there is something to tell of, latest first: outside the operator, once a month of it is closed. */
    @Transactional
    public List<Integer> years(Actor actor, @Nullable String organisation) {
        facts.catchUp();
        var perimeter = new Perimeter.Client(organisation(actor, organisation), null);
        return figures.years(
                perimeter,
                actor.is(Role.MANAGER)
                        ? FigureRepository.WHENEVER
                        : soFar.month(perimeter).atDay(1));
    }

    /** The same of several clients at once, for the operator; one that nothing is to be told of is not in the answer. */
    @Transactional
    public Map<OrganisationId, List<Integer>> years(Collection<OrganisationId> clients) {
        facts.catchUp();
        return figures.years(clients);
    }

    /** The month that it is at its sites, where it is the earliest. */
    public YearMonth month(OrganisationId organisation) {
        return soFar.month(new Perimeter.Client(organisation, null));
    }

    /** The sites that the organisation has ever shared, or is going to. */
    public List<Site> sites(OrganisationId organisation) {
        return organisations.sitesOf(organisation, LocalDate.EPOCH, FOR_EVER);
    }

    /** The sites that the organisation shared in a period. */
    public List<Site> sites(OrganisationId organisation, Period period) {
        return organisations.sitesOf(organisation, period.from(), period.lastDay());
    }

    /**
     * Whom somebody asks about.
     *
     * @param slugOrId null for a coordinator's own
     * @throws NotFound for another organisation than a coordinator's
     */
    public OrganisationId whose(Actor actor, @Nullable String slugOrId) {
        return organisation(actor, slugOrId);
    }

    private Site site(OrganisationId organisation, String slugOrId) {
        return sites(organisation).stream()
                .filter(it -> it.slug().equals(slugOrId) || it.id().toString().equals(slugOrId))
                .findFirst()
                .orElseThrow(() -> new NotFound("site " + slugOrId));
    }

    private OrganisationId organisation(Actor actor, @Nullable String slugOrId) {
        if (actor.is(Role.COORDINATOR)) {
            var own = new OrganisationId(actor.requireSubject());
            if (slugOrId != null && !organisations.organisationId(slugOrId).equals(own)) {
                throw new NotFound("organisation " + slugOrId);
            }
            return own;
        }
        if (slugOrId == null) {
            throw new NotFound("an organisation without a name");
        }
        return organisations.organisationId(slugOrId);
    }
}
