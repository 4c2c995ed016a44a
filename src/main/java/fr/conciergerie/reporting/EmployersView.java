package fr.conciergerie.reporting;

import static java.util.stream.Collectors.toMap;

import fr.conciergerie.organisations.SiteId;
import fr.conciergerie.reporting.AnnualReport.FamilyShare;
import fr.conciergerie.reporting.AnnualReport.Month;
import fr.conciergerie.reporting.AnnualReport.ServiceShare;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What the employer may see of what was counted (domain.md 3.6): never what tells of fewer than five, nor what that would follow
 * from, be it on the same page or on those of all sites and of each.
 */
final class EmployersView {

    private static final String EVERYDAY = "EVERYDAY";

    private final Perimeter.Client perimeter;
    private final List<SiteId> sites;
    private final FigureRepository repository;
    private final Estimates estimates;
    private final Map<Period, Map<Indicator, List<Figure>>> counted = new HashMap<>();

    /** @param sites those that the organisation can ask about one by one */
    EmployersView(Perimeter.Client perimeter, List<SiteId> sites, FigureRepository repository, Estimates estimates) {
        this.perimeter = perimeter;
        this.sites = List.copyOf(sites);
        this.repository = repository;
        this.estimates = estimates;
    }

    Map<Indicator, Figure> figures(Period period, Map<Indicator, Figure> all) {
        var site = perimeter.site();
        var hidden = site == null ? EnumSet.noneOf(Indicator.class) : hiddenAt(site, period);
        all.values().stream()
                .filter(it -> Secrecy.kept(it).suppressed())
                .map(Figure::indicator)
                .forEach(hidden::add);
        var families = families(period, repository.families(perimeter, period)).stream()
                .filter(it -> it.requested() == null)
                .map(FamilyShare::family)
                .toList();
        if (families.contains(EVERYDAY)) {
            hidden.add(Indicator.EVERYDAY_SHARE);
        }
        boolean complete = families.isEmpty()
                && months(period, repository.months(perimeter, period)).stream().allMatch(it -> it.delivered() != null);
        hidden.addAll(estimates.tooTelling(perimeter, period, complete));
        return Secrecy.without(hidden, all);
    }

    List<FamilyShare> families(Period period, List<FamilyShare> families) {
        var site = perimeter.site();
        if (site == null) {
            return Secrecy.families(families);
        }
        var whole = Secrecy.families(repository.families(everywhere(), period));
        var bySite = sites.stream()
                .map(it -> repository.families(at(it), period).stream()
                        .collect(toMap(FamilyShare::family, row -> Objects.requireNonNull(row.requested()))))
                .toList();
        var table = hidden(
                whole,
                family -> bySite.stream()
                        .map(it -> it.getOrDefault(family.family(), 0L))
                        .toList(),
                FamilyShare::requested,
                told(Indicator.SERVICES_REQUESTED, period));
        int column = sites.indexOf(site);
        var hiddenHere = IntStream.range(0, whole.size())
                .filter(row -> table.contains(new TwoWay.Cell(row, column)))
                .mapToObj(row -> whole.get(row).family())
                .toList();
        return Secrecy.hiddenLast(families.stream()
                .map(it -> hiddenHere.contains(it.family()) ? new FamilyShare(it.family(), null) : it)
                .toList());
    }

    List<Month> months(Period period, List<Month> months) {
        var site = perimeter.site();
        if (site == null || months.isEmpty()) {
            return Secrecy.months(months);
        }
        var whole = repository.months(everywhere(), period);
        var shown = Secrecy.months(whole);
        var bySite = sites.stream().map(it -> repository.months(at(it), period)).toList();
        int column = sites.indexOf(site);
        var delivered = told(Indicator.SERVICES_DELIVERED, period);
        var deliveredBefore = told(Indicator.SERVICES_DELIVERED, period.before());
        var asked = told(Indicator.SERVICES_REQUESTED, period);
        var requestedHidden = hidden(shown, row(bySite, Month::requested), Month::requested, asked);
        var deliveredHidden = hidden(shown, row(bySite, Month::delivered), Month::delivered, delivered);
        var beforeHidden = hidden(shown, row(bySite, Month::before), Month::before, deliveredBefore);
        return IntStream.range(0, months.size())
                .mapToObj(row -> {
                    var cell = new TwoWay.Cell(row, column);
                    var month = months.get(row);
                    month = requestedHidden.contains(cell) ? month.withoutRequested() : month;
                    month = deliveredHidden.contains(cell) ? month.withoutDelivered() : month;
                    return beforeHidden.contains(cell) ? month.withoutBefore() : month;
                })
                .toList();
    }

    /** The most wanted of all sites; which are wanted at one site alone, among families that are told there too, is not told. */
    List<ServiceShare> services(Period period, List<ServiceShare> services) {
        if (perimeter.site() != null) {
            return List.of();
        }
        var told = Secrecy.families(repository.families(perimeter, period)).stream()
                .filter(it -> it.requested() != null)
                .map(FamilyShare::family)
                .toList();
        return told.stream()
                .flatMap(family ->
                        Secrecy.services(services.stream()
                                        .filter(it -> it.family().equals(family))
                                        .toList())
                                .stream())
                .sorted(ServiceShare.MOST_WANTED_FIRST)
                .toList();
    }

    private static Function<Month, List<Long>> row(List<List<Month>> bySite, Function<Month, @Nullable Long> cell) {
        return month -> bySite.stream()
                .map(it -> Objects.requireNonNull(cell.apply(it.get(month.number() - 1))))
                .toList();
    }

    /**
     * What to hide of a table that is told site by site.
     *
     * @param whole its rows as they are told of all sites
     * @param row the cells of a row, site by site
     * @param total what is told of a row; null where it is hidden
     * @param columnsTold of which sites the total is told
     */
    private static <T> Set<TwoWay.Cell> hidden(
            List<T> whole, Function<T, List<Long>> row, Function<T, @Nullable Long> total, List<Boolean> columnsTold) {
        return TwoWay.hidden(
                whole.stream().map(row).toList(),
                whole.stream().map(it -> total.apply(it) != null).toList(),
                columnsTold);
    }

    /** Of which sites a count is told. */
    private List<Boolean> told(Indicator indicator, Period period) {
        var each = counted.computeIfAbsent(period, this::atEach).get(indicator);
        return IntStream.range(0, sites.size())
                .mapToObj(it -> !Secrecy.toldByOthers(Objects.requireNonNull(each), Set.of(it))
                        && !Secrecy.kept(each.get(it)).suppressed())
                .toList();
    }

    /** What was counted at a site must not follow from the others' and the whole. */
    private EnumSet<Indicator> hiddenAt(SiteId site, Period period) {
        int index = sites.indexOf(site);
        var hidden = EnumSet.noneOf(Indicator.class);
        counted.computeIfAbsent(period, this::atEach).forEach((indicator, each) -> {
            if (indicator.isToldOf(perimeter, period) && Secrecy.toldByOthers(each, Set.of(index))) {
                hidden.add(indicator);
            }
        });
        return hidden;
    }

    /** Each figure site by site; what happened at sites that the organisation no longer shares is one more at the end. */
    private Map<Indicator, List<Figure>> atEach(Period period) {
        var each = sites.stream().map(it -> repository.figures(at(it), period)).toList();
        var whole = repository.figures(everywhere(), period);
        return whole.values().stream().collect(toMap(Figure::indicator, it -> {
            var figures = new ArrayList<>(each.stream()
                    .map(one -> Objects.requireNonNull(one.get(it.indicator())))
                    .toList());
            figures.add(rest(it, figures));
            return figures;
        }));
    }

    private static Figure rest(Figure whole, List<Figure> each) {
        return Figure.of(
                whole.indicator(), left(whole, each, Figure::numerator), left(whole, each, Figure::denominator));
    }

    private static long left(Figure whole, List<Figure> each, Function<Figure, @Nullable Long> part) {
        return Math.max(
                0,
                part(whole, part)
                        - each.stream().mapToLong(it -> part(it, part)).sum());
    }

    private static long part(Figure figure, Function<Figure, @Nullable Long> part) {
        return Objects.requireNonNullElse(part.apply(figure), 0L);
    }

    private Perimeter.Client everywhere() {
        return new Perimeter.Client(perimeter.organisation(), null);
    }

    private Perimeter.Client at(SiteId site) {
        return new Perimeter.Client(perimeter.organisation(), site);
    }
}
