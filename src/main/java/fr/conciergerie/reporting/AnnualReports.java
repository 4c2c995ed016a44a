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
        return report(whose, year, site == null ? null : site(whose, site), !actor.is(Role.MANAGER));
    }

    /** What is given to the client of all its sites. */
    AnnualReport asTheClientSeesIt(OrganisationId organisation, int year) {
        return report(organisation, year, null, true);
    }

    /** @param blind whether it is for the employer, who must not see what tells of too few */
    private AnnualReport report(OrganisationId organisation, int year, @Nullable Site site, boolean blind) {
        var perimeter = new Perimeter(organisation, site == null ? null : site.id());
        var period = Period.year(year);
        var months = figures.months(perimeter, period);
        var families = figures.families(perimeter, period);
        return new AnnualReport(
                perimeter,
                organisations.organisation(organisation).name(),
                site == null ? null : site.name(),
                period,
                clock.instant(),
                compared(perimeter, period, blind),
                blind ? Secrecy.months(months) : months,
                blind ? Secrecy.families(families) : families);
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
                .map(it -> Objects.requireNonNull(shown.get(it)).after(first ? null : shownBefore.get(it)))
                .toList();
    }

    private Map<Indicator, Figure> all(Perimeter perimeter, Period period) {
        var all = figures.figures(perimeter, period);
        all.computeIfPresent(Indicator.WOMEN_SHARE, (_, it) -> it.knownOf(count(all, Indicator.USERS)));
        all.putAll(costs.figures(perimeter, period, count(all, Indicator.SESSIONS_HELD)));
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
        // With what is assumed of journeys it says how much was delivered.
        if (hidden.contains(Indicator.SERVICES_DELIVERED)) {
            hidden.add(Indicator.KM_AVOIDED_NET);
        }
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
        for (var indicator : ADDITIVE) {
            var cells = new ArrayList<>(
                    each.stream().map(it -> count(it, indicator)).toList());
            cells.add(count(together, indicator)
                    - cells.stream().mapToLong(Long::longValue).sum());
            if (Secrecy.hidden(cells).contains(index)) {
                hidden.add(indicator);
            }
        }
        // They say of how many answers they are.
        if (hidden.contains(Indicator.SATISFACTION_ANSWERS)) {
            hidden.addAll(EnumSet.of(Indicator.SATISFACTION_MEAN, Indicator.SATISFACTION_NPS));
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
