package fr.conciergerie.reporting;

import static java.util.stream.Collectors.toSet;

import fr.conciergerie.reporting.AnnualReport.AtSite;
import fr.conciergerie.reporting.Overview.Party;
import fr.conciergerie.shared.NotFound;
import fr.conciergerie.shared.Tenant;
import fr.conciergerie.web.OperatorDirectory;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
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
                Counting.told(WHOLE, period, together(now, these, period), before(all, these, period.before())),
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

    private List<Map<Indicator, Figure>> counted(List<OperatorDirectory.Entry> all, Period period) {
        return all.stream()
                .map(it -> Tenant.call(it.id(), () -> each.counted(period)))
                .toList();
    }

    private @Nullable Map<Indicator, Figure> before(
            List<OperatorDirectory.Entry> all, Set<Integer> these, Period before) {
        var counted = counted(all, before);
        return these.stream().map(counted::get).allMatch(Counting::isNothing) ? null : together(counted, these, before);
    }

    private static Map<Indicator, Figure> together(
            List<Map<Indicator, Figure>> counted, Set<Integer> these, Period period) {
        var sums = Counting.none();
        var hidden = EnumSet.noneOf(Indicator.class);
        for (var indicator : Indicator.values()) {
            var figures = counted.stream()
                    .map(it -> Objects.requireNonNull(it.get(indicator)))
                    .toList();
            var sum = Pool.of(indicator, these.stream().map(figures::get).toList(), period);
            sums.put(indicator, sum);
            if (Secrecy.kept(sum).suppressed() || Secrecy.toldByOthers(figures, these)) {
                hidden.add(indicator);
            }
        }
        sums.computeIfPresent(Indicator.WOMEN_SHARE, (_, it) -> it.knownOf(Counting.count(sums, Indicator.USERS)));
        return Secrecy.without(hidden, sums);
    }

    private static List<Party> parties(
            List<OperatorDirectory.Entry> all, List<Map<Indicator, Figure>> counted, Set<Integer> these) {
        var rows = new ArrayList<Party>();
        for (int i = 0; i < all.size(); i++) {
            var it = counted.get(i);
            rows.add(new Party(
                    all.get(i).slug(),
                    new AtSite(
                            all.get(i).name(),
                            Counting.count(it, Indicator.USERS),
                            Counting.count(it, Indicator.SERVICES_DELIVERED),
                            Counting.count(it, Indicator.SESSIONS_HELD))));
        }
        var slugs = these.stream().map(it -> all.get(it).slug()).collect(toSet());
        return Secrecy.parties(rows.stream()
                        .sorted(Comparator.comparing((Party it) ->
                                        Objects.requireNonNull(it.did().delivered()))
                                .reversed())
                        .toList())
                .stream()
                .filter(it -> slugs.contains(it.slug()))
                .toList();
    }
}
