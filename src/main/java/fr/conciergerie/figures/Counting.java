package fr.conciergerie.figures;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** All the figures of a perimeter, as they are: nothing is hidden here. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class Counting {

    /** What happens of itself: where none of it did, there is nothing to compare with. */
    private static final List<Indicator> DONE =
            List.of(Indicator.SERVICES_REQUESTED, Indicator.SERVICES_DELIVERED, Indicator.SATISFACTION_ANSWERS);

    private final FigureRepository figures;
    private final Costs costs;

    Counting(FigureRepository figures, Costs costs) {
        this.figures = figures;
        this.costs = costs;
    }

    Map<Indicator, Figure> of(Perimeter perimeter, Period period) {
        var all = figures.figures(perimeter, period);
        all.computeIfPresent(Indicator.WOMEN_SHARE, (_, it) -> it.knownOf(count(all, Indicator.USERS)));
        all.putAll(costs.figures(perimeter, period));
        return all;
    }

    /** Whether nothing had been done yet. */
    static boolean isNothing(Map<Indicator, Figure> figures) {
        return DONE.stream().allMatch(it -> count(figures, it) == 0);
    }

    static long count(Map<Indicator, Figure> figures, Indicator indicator) {
        return Objects.requireNonNullElse(
                Objects.requireNonNull(figures.get(indicator)).numerator(), 0L);
    }

    /**
     * Those that mean something there, in the order in which they are told, each beside what it was before.
     *
     * @param before null when nothing had been done then
     */
    static List<Figure> disclosed(
            Perimeter perimeter, Period period, Map<Indicator, Figure> now, @Nullable Map<Indicator, Figure> before) {
        return Stream.of(Indicator.values())
                .filter(it -> it.isGivenFor(perimeter, period))
                .map(it -> Objects.requireNonNull(now.get(it)).after(before == null ? null : before.get(it)))
                .toList();
    }

    /** An empty one, to be filled in the order in which figures are told. */
    static Map<Indicator, Figure> none() {
        return new EnumMap<>(Indicator.class);
    }
}
