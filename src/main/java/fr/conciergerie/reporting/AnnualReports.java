package fr.conciergerie.reporting;

import fr.conciergerie.organisations.OrganisationId;
import fr.conciergerie.organisations.Organisations;
import fr.conciergerie.organisations.Site;
import fr.conciergerie.shared.NotFound;
import fr.conciergerie.web.Actor;
import fr.conciergerie.web.Role;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The front door: what a client organisation, or the operator about it, is told of a year. */
@Service
@Transactional(readOnly = true)
public class AnnualReports {

    private static final String EVERYDAY = "EVERYDAY";

    private static final Set<Indicator> ADDITIVE =
            EnumSet.of(Indicator.SERVICES_REQUESTED, Indicator.SERVICES_DELIVERED, Indicator.SATISFACTION_ANSWERS);

    /** Who uses two sites counts at both, which is few enough for the others to tell of a site's. */
    private static final Set<Indicator> TOLD_BY_OTHER_SITES = EnumSet.of(
            Indicator.SERVICES_REQUESTED,
            Indicator.SERVICES_DELIVERED,
            Indicator.USERS,
            Indicator.SATISFACTION_ANSWERS);

    /** What a count follows from: they are parts of it, or say how many there were. */
    private static final Map<Indicator, Set<Indicator>> TOLD_BY = Map.of(
            Indicator.USERS, EnumSet.of(Indicator.PENETRATION, Indicator.RECURRENCE, Indicator.WOMEN_SHARE),
            Indicator.SERVICES_REQUESTED, EnumSet.of(Indicator.EVERYDAY_SHARE),
            Indicator.SATISFACTION_ANSWERS, EnumSet.of(Indicator.SATISFACTION_MEAN, Indicator.SATISFACTION_NPS),
            Indicator.SERVICES_DELIVERED,
                    EnumSet.of(Indicator.ESS_SERVICE_SHARE, Indicator.ON_TIME_SHARE, Indicator.KM_AVOIDED_NET));

    private final Facts facts;
    private final FigureRepository figures;
    private final Costs costs;
    private final Organisations organisations;
    private final Clock clock;

    AnnualReports(Facts facts, FigureRepository figures, Costs costs, Organisations organisations, Clock clock) {
        this.facts = facts;
        this.figures = figures;
        this.costs = costs;
        this.organisations = organisations;
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
        return report(whose, Period.year(year), site == null ? null : site(whose, site), !actor.is(Role.MANAGER));
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
        return report(whose, Period.year(year), site == null ? null : site(whose, site), true);
    }

    /** What is given to the client of all its sites. */
    AnnualReport asTheClientSeesIt(OrganisationId organisation, int year) {
        return report(organisation, Period.year(year), null, true);
    }

    /** @param blind whether it is for the employer, who must not see what tells of too few */
    private AnnualReport report(OrganisationId organisation, Period period, @Nullable Site site, boolean blind) {
        facts.catchUp();
        figures.planEachTime();
        var perimeter = new Perimeter(organisation, site == null ? null : site.id());
        var months = period.isYear() ? figures.months(perimeter, period) : List.<AnnualReport.Month>of();
        var families = figures.families(perimeter, period);
        var sites = site == null ? figures.sites(perimeter, period) : List.<AnnualReport.AtSite>of();
        return new AnnualReport(
                perimeter,
                organisations.organisation(organisation).name(),
                site == null ? null : site.name(),
                period,
                clock.instant(),
                compared(perimeter, period, blind),
                blind ? Secrecy.months(months) : months,
                blind ? Secrecy.families(families) : families,
                blind ? Secrecy.sites(sites) : sites);
    }

    /** Each beside the year before, unless nothing had happened yet; what was hidden then stays hidden. */
    private List<Figure> compared(Perimeter perimeter, Period period, boolean blind) {
        var before = all(perimeter, period.before());
        boolean first = ADDITIVE.stream().allMatch(it -> count(before, it) == 0);
        var now = all(perimeter, period);
        var shown = blind ? blind(perimeter, period, now) : now;
        var shownBefore = blind && !first ? blind(perimeter, period.before(), before) : before;
        return Stream.of(Indicator.values())
                .filter(it -> perimeter.site() == null || it.isKnownBySite())
                .filter(it -> period.isYear() || it != Indicator.COST_PER_SITE)
                .map(it -> Objects.requireNonNull(shown.get(it)).after(first ? null : shownBefore.get(it)))
                .toList();
    }

    private Map<Indicator, Figure> all(Perimeter perimeter, Period period) {
        var all = figures.figures(perimeter, period);
        all.computeIfPresent(Indicator.WOMEN_SHARE, (_, it) -> it.knownOf(count(all, Indicator.USERS)));
        all.putAll(costs.figures(perimeter, period));
        return all;
    }

    /** What the employer may see of the figures of one period. */
    private Map<Indicator, Figure> blind(Perimeter perimeter, Period period, Map<Indicator, Figure> all) {
        var hidden = hiddenAtOneSite(perimeter, period);
        all.values().stream()
                .filter(it -> Secrecy.kept(it).suppressed())
                .map(Figure::indicator)
                .forEach(hidden::add);
        var everyday = Secrecy.families(figures.families(perimeter, period)).stream()
                .anyMatch(it -> it.family().equals(EVERYDAY) && it.requested() == null);
        if (everyday) {
            hidden.add(Indicator.EVERYDAY_SHARE);
        }
        TOLD_BY.forEach((indicator, others) -> {
            if (hidden.contains(indicator)) {
                hidden.addAll(others);
            }
        });
        var shown = new EnumMap<Indicator, Figure>(Indicator.class);
        all.forEach((indicator, it) -> shown.put(indicator, hidden.contains(indicator) ? it.hidden() : it));
        return shown;
    }

    /**
     * Counts that add up over the sites: one site's must not follow from the others' and the whole. What happened at sites
     * that the organisation no longer shares is one more cell.
     */
    private Set<Indicator> hiddenAtOneSite(Perimeter perimeter, Period period) {
        var hidden = EnumSet.noneOf(Indicator.class);
        if (perimeter.site() == null) {
            return hidden;
        }
        var whole = new Perimeter(perimeter.organisation(), null);
        var sites = sites(perimeter.organisation());
        var each = sites.stream()
                .map(it -> figures.figures(new Perimeter(perimeter.organisation(), it.id()), period))
                .toList();
        var together = figures.figures(whole, period);
        int index = sites.stream().map(Site::id).toList().indexOf(perimeter.site());
        for (var indicator : TOLD_BY_OTHER_SITES) {
            var cells = new ArrayList<>(
                    each.stream().map(it -> count(it, indicator)).toList());
            cells.add(Math.max(
                    0,
                    count(together, indicator)
                            - cells.stream().mapToLong(Long::longValue).sum()));
            if (Secrecy.hidden(cells).contains(index)) {
                hidden.add(indicator);
            }
        }
        return hidden;
    }

    /** The years that there is something to tell of, latest first. */
    @Transactional
    public List<Integer> years(Actor actor, @Nullable String organisation) {
        facts.catchUp();
        return figures.years(new Perimeter(organisation(actor, organisation), null));
    }

    /** The sites that the organisation shares today. */
    public List<Site> sites(OrganisationId organisation) {
        return organisations.sitesOf(organisation, LocalDate.now(clock));
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

    private static long count(Map<Indicator, Figure> figures, Indicator indicator) {
        return Objects.requireNonNullElse(
                Objects.requireNonNull(figures.get(indicator)).numerator(), 0L);
    }
}
