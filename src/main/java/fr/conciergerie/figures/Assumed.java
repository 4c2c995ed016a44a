package fr.conciergerie.figures;

import java.util.List;
import java.util.Set;

/**
 * What the estimates of a report rest on, the latest first; empty where no estimate is shown.
 *
 * @param journeys behind the kilometres and the CO2 avoided
 * @param times behind the time saved
 */
public record Assumed(List<TravelAssumptions.Assumption> journeys, List<TimeAssumptions.Assumption> times) {

    public static final Assumed NOTHING = new Assumed(List.of(), List.of());

    public Assumed {
        journeys = List.copyOf(journeys);
        times = List.copyOf(times);
    }

    /** Only what these figures rest on: behind one that is hidden, nothing is told. */
    Assumed behind(List<Figure> shown) {
        return new Assumed(
                isAnyTold(shown, Estimates.BY_JOURNEY) ? journeys : List.of(),
                isAnyTold(shown, Estimates.BY_TIME) ? times : List.of());
    }

    private static boolean isAnyTold(List<Figure> shown, Set<Indicator> estimates) {
        return shown.stream().anyMatch(it -> estimates.contains(it.indicator()) && it.value() != null);
    }
}
