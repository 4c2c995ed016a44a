package fr.conciergerie.figures;

import static java.util.stream.Collectors.toSet;

import fr.conciergerie.figures.AnnualReport.AtSite;
import fr.conciergerie.figures.OperatorFigures.Counted;
import fr.conciergerie.figures.Overview.Party;
import fr.conciergerie.figures.Secrecy.Verdict;
import fr.conciergerie.shared.NotFound;
import fr.conciergerie.shared.Tenant;
import fr.conciergerie.web.OperatorDirectory;
import java.time.Clock;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * What several operators of the installation do together, for those who speak for their network. They work at none of them, so
 * that what would tell of fewer than five people stays hidden, whichever operators are put together.
 *
 * <p>Each operator is counted by itself, in its own transaction, and what was counted is added up: nobody is a user of two.
 */
@Service
public class NetworkFigures {

    private static final Perimeter WHOLE = new Perimeter.WholeOperator();

    private final OperatorDirectory operators;
    private final OperatorFigures each;
    private final Clock clock;

    NetworkFigures(OperatorDirectory operators, OperatorFigures each, Clock clock) {
        this.operators = operators;
        this.each = each;
        this.clock = clock;
    }

    /** Those that can be put together. */
    public List<OperatorDirectory.Entry> operators() {
        return operators.all();
    }

    /**
     * Beside the same days of the year before, and operator by operator; a year that goes on up to the last month that is
     * closed for all of them.
     *
     * @param chosen by slug; none for all
     * @throws NotFound for an operator that is not there
     */
    public Overview of(Period asked, Collection<String> chosen) {
        var all = operators.all();
        chosen.stream()
                .filter(slug -> all.stream().noneMatch(it -> it.slug().equals(slug)))
                .forEach(slug -> {
                    throw new NotFound("operator " + slug);
                });
        var these = IntStream.range(0, all.size())
                .filter(it -> chosen.isEmpty() || chosen.contains(all.get(it).slug()))
                .boxed()
                .collect(toSet());
        var period = closed(all, asked);
        var now = counted(all, period);
        return new Overview(
                period,
                clock.instant(),
                Counting.disclosed(WHOLE, period, together(now, these, period), before(all, these, period.before())),
                Assumed.NOTHING,
                parties(all, now, these));
    }

    private Period closed(List<OperatorDirectory.Entry> all, Period asked) {
        return all.stream()
                .map(it -> Tenant.call(it.id(), () -> each.today(asked)))
                .min(Comparator.naturalOrder())
                .map(it -> SoFar.closedOn(it, asked))
                .orElse(asked);
    }

    private List<Counted> counted(List<OperatorDirectory.Entry> all, Period period) {
        return all.stream()
                .map(it -> Tenant.call(it.id(), () -> each.countedForOthers(period)))
                .toList();
    }

    private @Nullable Map<Indicator, Figure> before(
            List<OperatorDirectory.Entry> all, Set<Integer> these, Period before) {
        var counted = counted(all, before);
        return these.stream().allMatch(it -> Counting.isNothing(counted.get(it).figures()))
                ? null
                : together(counted, these, before);
    }

    private static Map<Indicator, Figure> together(List<Counted> counted, Set<Integer> these, Period period) {
        var secrecy = secrecy(counted);
        var sums = Counting.none();
        var hidden = EnumSet.noneOf(Indicator.class);
        var verdicts = new EnumMap<Indicator, Verdict>(Indicator.class);
        for (var indicator : Indicator.values()) {
            var behind = counted.stream()
                    .map(it -> Objects.requireNonNull(it.behind().get(indicator)))
                    .toList();
            var figures = these.stream()
                    .map(it -> Objects.requireNonNull(counted.get(it).figures().get(indicator)))
                    .toList();
            sums.put(indicator, Pool.of(indicator, figures, period));
            verdicts.put(
                    indicator, secrecy.verdict(these.stream().map(behind::get).reduce(Behind.NOBODY, Behind::and)));
            if (secrecy.followsFromOthers(behind, these)) {
                hidden.add(indicator);
            }
        }
        sums.computeIfPresent(Indicator.WOMEN_SHARE, (_, it) -> it.knownOf(Counting.count(sums, Indicator.USERS)));
        return secrecy.disclosed(
                hidden,
                verdicts,
                sums,
                these.stream()
                        .mapToLong(it -> counted.get(it).mostByOne())
                        .max()
                        .orElse(0));
    }

    /** By the strictest rule of them all. */
    private static Secrecy secrecy(List<Counted> counted) {
        return new Secrecy(counted.stream().map(Counted::rule).reduce(SecrecyRule.USUAL, SecrecyRule::and));
    }

    private static List<Party> parties(List<OperatorDirectory.Entry> all, List<Counted> counted, Set<Integer> these) {
        var busiest = IntStream.range(0, all.size())
                .boxed()
                .sorted(Comparator.comparing(
                                (Integer it) -> Counting.count(counted.get(it).figures(), Indicator.SERVICES_DELIVERED))
                        .reversed())
                .toList();
        var chosen = these.stream().map(it -> all.get(it).slug()).collect(toSet());
        return secrecy(counted)
                .besideEachOther(
                        busiest.stream()
                                .map(it -> new Party(
                                        all.get(it).slug(),
                                        did(all.get(it), counted.get(it).figures())))
                                .toList(),
                        busiest.stream()
                                .map(it -> counted.get(it)
                                        .behind()
                                        .getOrDefault(Indicator.SERVICES_DELIVERED, Behind.NOBODY)
                                        .cell(0))
                                .toList(),
                        Party::did,
                        (party, did) -> new Party(party.slug(), did))
                .stream()
                .filter(it -> chosen.contains(it.slug()))
                .toList();
    }

    private static AtSite did(OperatorDirectory.Entry operator, Map<Indicator, Figure> figures) {
        return new AtSite(
                operator.name(),
                Counting.count(figures, Indicator.USERS),
                Counting.count(figures, Indicator.SERVICES_DELIVERED),
                Counting.count(figures, Indicator.SESSIONS_HELD));
    }
}
