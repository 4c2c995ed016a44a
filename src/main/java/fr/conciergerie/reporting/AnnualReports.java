package fr.conciergerie.reporting;

import fr.conciergerie.organisations.OrganisationId;
import fr.conciergerie.organisations.Organisations;
import fr.conciergerie.organisations.Site;
import fr.conciergerie.shared.NotFound;
import fr.conciergerie.web.Actor;
import fr.conciergerie.web.Role;
import java.time.Clock;
import java.time.LocalDate;
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
            EnumSet.of(Indicator.SERVICES_REQUESTED, Indicator.SERVICES_DELIVERED);

    private final FigureRepository figures;
    private final Costs costs;
    private final Organisations organisations;
    private final Clock clock;

    AnnualReports(FigureRepository figures, Costs costs, Organisations organisations, Clock clock) {
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
    public AnnualReport report(Actor actor, @Nullable String organisation, int year, @Nullable String site) {
        var whose = organisation(actor, organisation);
        var full = full(whose, year, site == null ? null : site(whose, site));
        return actor.is(Role.MANAGER) ? full : blindFor(full);
    }

    /** What is given to the client of all its sites. */
    AnnualReport asTheClientSeesIt(OrganisationId organisation, int year) {
        return blindFor(full(organisation, year, null));
    }

    private AnnualReport full(OrganisationId organisation, int year, @Nullable Site site) {
        var perimeter = new Perimeter(organisation, site == null ? null : site.id());
        var period = Period.year(year);
        return new AnnualReport(
                perimeter,
                organisations.organisation(organisation).name(),
                site == null ? null : site.name(),
                period,
                clock.instant(),
                figures(perimeter, period),
                figures.months(perimeter, period),
                figures.families(perimeter, period));
    }

    private List<Figure> figures(Perimeter perimeter, Period period) {
        var before = all(perimeter, period.before());
        var now = all(perimeter, period);
        boolean first = ADDITIVE.stream().allMatch(it -> count(before, it) == 0);
        return Stream.of(Indicator.values())
                .filter(it -> perimeter.site() == null || it.isKnownBySite())
                .map(it -> Objects.requireNonNull(now.get(it)).after(first ? null : before.get(it)))
                .toList();
    }

    private Map<Indicator, Figure> all(Perimeter perimeter, Period period) {
        var all = figures.figures(perimeter, period);
        all.computeIfPresent(Indicator.WOMEN_SHARE, (_, it) -> it.knownOf(count(all, Indicator.USERS)));
        all.putAll(costs.figures(perimeter, period, count(all, Indicator.SESSIONS_HELD)));
        return all;
    }

    /** What the employer may see of it. */
    private AnnualReport blindFor(AnnualReport full) {
        var families = Secrecy.families(full.families());
        var hiddenHere = hiddenAtOneSite(full);
        boolean deliveredHidden = hiddenHere.contains(Indicator.SERVICES_DELIVERED)
                || Secrecy.kept(full.figure(Indicator.SERVICES_DELIVERED)).suppressed();
        boolean everydayHidden =
                families.stream().anyMatch(it -> it.family().equals(EVERYDAY) && it.requested() == null);
        return new AnnualReport(
                full.perimeter(),
                full.organisation(),
                full.site(),
                full.period(),
                full.cutOff(),
                full.figures().stream()
                        .map(Secrecy::kept)
                        .map(it -> hiddenHere.contains(it.indicator())
                                        || it.indicator() == Indicator.EVERYDAY_SHARE && everydayHidden
                                        || it.indicator() == Indicator.KM_AVOIDED_NET && deliveredHidden
                                ? it.hidden()
                                : it)
                        .toList(),
                Secrecy.months(full.months()),
                families);
    }

    /** Counts that add up over the sites: one site's must not follow from the others' and the whole. */
    private Set<Indicator> hiddenAtOneSite(AnnualReport full) {
        var here = full.perimeter().site();
        var hidden = EnumSet.noneOf(Indicator.class);
        if (here == null) {
            return hidden;
        }
        var sites = sites(full.perimeter().organisation());
        var each = sites.stream()
                .map(it -> figures.figures(new Perimeter(full.perimeter().organisation(), it.id()), full.period()))
                .toList();
        int index = sites.stream().map(Site::id).toList().indexOf(here);
        for (var indicator : ADDITIVE) {
            var cells = each.stream().map(it -> count(it, indicator)).toList();
            if (Secrecy.hidden(cells).contains(index)) {
                hidden.add(indicator);
            }
        }
        return hidden;
    }

    /** The years that there is something to tell of, latest first. */
    public List<Integer> years(Actor actor, @Nullable String organisation) {
        return figures.years(new Perimeter(organisation(actor, organisation), null));
    }

    /** The sites that the organisation shares today. */
    public List<Site> sites(OrganisationId organisation) {
        return organisations.sitesOf(organisation, LocalDate.now(clock));
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
