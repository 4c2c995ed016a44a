package fr.conciergerie.figures;

import static java.util.stream.Collectors.toMap;

import fr.conciergerie.figures.AnnualReport.AtSite;
import fr.conciergerie.figures.AnnualReport.FamilyShare;
import fr.conciergerie.figures.AnnualReport.Month;
import fr.conciergerie.figures.AnnualReport.ServiceShare;
import fr.conciergerie.figures.FigureRepository.AskedFor;
import fr.conciergerie.figures.FigureRepository.Did;
import fr.conciergerie.figures.Secrecy.Verdict;
import fr.conciergerie.figures.Tallies.Kind;
import fr.conciergerie.organisations.SiteId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What the employer may see of what was counted (domain.md 3.6): never what tells of too few people, nor what that would follow
 * from, be it on the same page or on those of all sites and of each.
 */
final class EmployersView {

    private static final String EVERYDAY = "EVERYDAY";

    private final Perimeter.Client perimeter;
    private final List<SiteId> sites;
    private final FigureRepository repository;
    private final Estimates estimates;
    private final Secrecy secrecy;
    private final Function<Period, Tallies> counts;
    private final Map<Period, Tallies> tallies = new HashMap<>();
    private final Map<Period, Map<Indicator, List<Behind>>> behind = new HashMap<>();

    /**
     * @param sites those that the organisation can ask about one by one
     * @param counts who is behind the cells of a period, at all sites of the organisation
     */
    EmployersView(
            Perimeter.Client perimeter,
            List<SiteId> sites,
            FigureRepository repository,
            Estimates estimates,
            Secrecy secrecy,
            Function<Period, Tallies> counts) {
        this.perimeter = perimeter;
        this.sites = List.copyOf(sites);
        this.repository = repository;
        this.estimates = estimates;
        this.secrecy = secrecy;
        this.counts = counts;
    }

    Map<Indicator, Figure> figures(Period period, Map<Indicator, Figure> all) {
        var site = perimeter.site();
        var few = site == null ? EnumSet.noneOf(Indicator.class) : hiddenAt(site, period);
        var verdicts = new EnumMap<Indicator, Verdict>(Indicator.class);
        all.forEach(
                (indicator, it) -> verdicts.put(indicator, secrecy.verdict(Behind.of(it, all, tallies(period), site))));
        var asked = repository.families(perimeter, period);
        var families = families(period, asked);
        if (families.stream().noneMatch(it -> it.family().equals(EVERYDAY))
                && asked.stream().anyMatch(it -> it.family().equals(EVERYDAY))) {
            few.add(Indicator.EVERYDAY_SHARE);
        }
        few.addAll(estimates.tooRevealing(
                perimeter, period, isComplete(period, asked, families), secrecy, tallies(period)));
        return secrecy.disclosed(few, verdicts, all, tallies(period).mostByOne(site));
    }

    /** Whether nothing is hidden of the tables beside the figures. */
    private boolean isComplete(Period period, List<FamilyShare> asked, List<FamilyShare> families) {
        var months = repository.months(perimeter, period);
        var shown = months(period, months);
        return families.size() == asked.size()
                && IntStream.range(0, months.size())
                        .allMatch(it -> Objects.equals(
                                        months.get(it).delivered(),
                                        shown.get(it).delivered())
                                || isNone(months.get(it).delivered()));
    }

    private static boolean isNone(@Nullable Long count) {
        return count != null && count == 0;
    }

    /** Those that may be told; the others are not named, for that somebody asked for them would tell of them. */
    List<FamilyShare> families(Period period, List<FamilyShare> families) {
        var site = perimeter.site();
        if (site == null) {
            return wholeFamilies(period, families);
        }
        var whole = repository.families(everywhere(), period);
        var disclosed = wholeFamilies(period, whole);
        var table = TwoWay.hidden(
                secrecy,
                whole.stream()
                        .map(row -> eachSite(period, Kind.FAMILY, row.family()))
                        .toList(),
                whole.stream().map(disclosed::contains).toList(),
                disclosed(Indicator.SERVICES_REQUESTED, period));
        int column = sites.indexOf(site);
        var hiddenHere = IntStream.range(0, whole.size())
                .filter(row -> table.contains(new TwoWay.Cell(row, column)))
                .mapToObj(row -> whole.get(row).family())
                .toList();
        return families.stream().filter(it -> !hiddenHere.contains(it.family())).toList();
    }

    private List<FamilyShare> wholeFamilies(Period period, List<FamilyShare> families) {
        return secrecy.shown(families, it -> tally(period, Kind.FAMILY, null, it.family(), it.requested()));
    }

    List<Month> months(Period period, List<Month> months) {
        if (months.isEmpty()) {
            return months;
        }
        var requested =
                monthsHidden(period, Kind.REQUESTED_IN_MONTH, months, Month::requested, Indicator.SERVICES_REQUESTED);
        var delivered =
                monthsHidden(period, Kind.DELIVERED_IN_MONTH, months, Month::delivered, Indicator.SERVICES_DELIVERED);
        var before = monthsHidden(
                period.before(), Kind.DELIVERED_IN_MONTH, months, Month::before, Indicator.SERVICES_DELIVERED);
        return IntStream.range(0, months.size())
                .mapToObj(row -> {
                    var month = months.get(row);
                    month = requested.contains(row) ? month.withoutRequested() : month;
                    month = delivered.contains(row) ? month.withoutDelivered() : month;
                    return before.contains(row) ? month.withoutBefore() : month;
                })
                .toList();
    }

    /** Which months of a count are hidden, those in which there was nothing among them. */
    private Set<Integer> monthsHidden(
            Period period, Kind kind, List<Month> months, Function<Month, @Nullable Long> count, Indicator total) {
        var site = perimeter.site();
        var cells = months.stream()
                .map(it -> tally(period, kind, site, key(it), Objects.requireNonNull(count.apply(it))))
                .toList();
        if (site == null) {
            return secrecy.withheld(cells);
        }
        var whole = months.stream()
                .map(it -> tallies(period).of(kind, null, key(it)))
                .toList();
        var wholeWithheld = secrecy.withheld(whole);
        var hidden = new TreeSet<Integer>();
        IntStream.range(0, cells.size()).filter(it -> cells.get(it).isNone()).forEach(hidden::add);
        int column = sites.indexOf(site);
        TwoWay.hidden(
                        secrecy,
                        months.stream()
                                .map(it -> eachSite(period, kind, key(it)))
                                .toList(),
                        IntStream.range(0, whole.size())
                                .mapToObj(it -> !wholeWithheld.contains(it))
                                .toList(),
                        disclosed(total, period))
                .stream()
                .filter(it -> it.column() == column)
                .map(TwoWay.Cell::row)
                .forEach(hidden::add);
        return hidden;
    }

    private static String key(Month month) {
        return String.valueOf(month.number());
    }

    /** The most wanted of all sites; which are wanted at one site alone, among families that are told there too, is not told. */
    List<ServiceShare> services(Period period, List<AskedFor> services) {
        if (perimeter.site() != null) {
            return List.of();
        }
        return wholeFamilies(period, repository.families(perimeter, period)).stream()
                .flatMap(family -> secrecy
                        .shown(
                                services.stream()
                                        .filter(it -> it.share().family().equals(family.family()))
                                        .toList(),
                                it -> tally(
                                        period,
                                        Kind.SERVICE,
                                        null,
                                        it.service().toString(),
                                        it.share().requested()))
                        .stream())
                .map(AskedFor::share)
                .sorted(ServiceShare.MOST_WANTED_FIRST)
                .toList();
    }

    /** One beside the other. */
    List<AtSite> sites(Period period, List<Did> rows) {
        return secrecy.besideEachOther(
                rows.stream().map(Did::what).toList(),
                rows.stream()
                        .map(it -> tally(
                                period, Kind.DELIVERED, it.site(), "", it.what().delivered()))
                        .toList());
    }

    private Tally tally(Period period, Kind kind, @Nullable SiteId site, String key, @Nullable Long count) {
        return tallies(period).of(kind, site, key, count == null ? 0 : count);
    }

    private List<Tally> eachSite(Period period, Kind kind, String key) {
        return sites.stream().map(it -> tallies(period).of(kind, it, key)).toList();
    }

    private Tallies tallies(Period period) {
        return tallies.computeIfAbsent(period, counts);
    }

    /** Of which sites a count is told. */
    private List<Boolean> disclosed(Indicator indicator, Period period) {
        var each = Objects.requireNonNull(
                behind.computeIfAbsent(period, this::behindEach).get(indicator));
        return IntStream.range(0, sites.size())
                .mapToObj(it ->
                        !secrecy.followsFromOthers(each, Set.of(it)) && secrecy.verdict(each.get(it)) != Verdict.HIDDEN)
                .toList();
    }

    /** What was counted at a site must not follow from the others' and the whole. */
    private EnumSet<Indicator> hiddenAt(SiteId site, Period period) {
        int index = sites.indexOf(site);
        var hidden = EnumSet.noneOf(Indicator.class);
        behind.computeIfAbsent(period, this::behindEach).forEach((indicator, each) -> {
            if (indicator.isGivenFor(perimeter, period) && secrecy.followsFromOthers(each, Set.of(index))) {
                hidden.add(indicator);
            }
        });
        return hidden;
    }

    /** Who is behind each figure site by site; behind what happened at sites that the organisation no longer shares, one more at the end. */
    private Map<Indicator, List<Behind>> behindEach(Period period) {
        var each = repository.figures(perimeter.organisation(), sites, period);
        var whole = repository.figures(everywhere(), period);
        return whole.values().stream().collect(toMap(Figure::indicator, it -> behindEach(it, whole, each, period)));
    }

    private List<Behind> behindEach(
            Figure whole, Map<Indicator, Figure> all, List<Map<Indicator, Figure>> each, Period period) {
        var everywhere = Behind.of(whole, all, tallies(period), null);
        var cells = new ArrayList<>(IntStream.range(0, sites.size())
                .mapToObj(it -> Behind.of(
                        Objects.requireNonNull(each.get(it).get(whole.indicator())),
                        each.get(it),
                        tallies(period),
                        sites.get(it)))
                .toList());
        cells.add(elsewhere(everywhere, cells));
        return cells;
    }

    /** Nobody knows who they are: that one person did it all is taken for granted. */
    private static Behind elsewhere(Behind whole, List<Behind> each) {
        var rest = IntStream.range(0, whole.cells().size())
                .mapToObj(cell -> {
                    long count = whole.cell(cell).count()
                            - each.stream()
                                    .mapToLong(it -> it.cell(cell).count())
                                    .sum();
                    return count <= 0 ? Tally.NONE : new Tally(count, 1, count);
                })
                .toList();
        return new Behind(rest, null, null);
    }

    private Perimeter.Client everywhere() {
        return new Perimeter.Client(perimeter.organisation(), null);
    }
}
