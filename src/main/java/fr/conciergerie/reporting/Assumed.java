package fr.conciergerie.reporting;

import java.util.List;

/**
 * What the estimates of a report rest on, the latest first; empty where no estimate is shown.
 *
 * @param journeys behind the kilometres and the CO2 avoided
 * @param times behind the time saved
 */
public record Assumed(List<TravelAssumptions.Assumption> journeys, List<TimeAssumptions.Assumption> times) {

    static final Assumed NOTHING = new Assumed(List.of(), List.of());

    public Assumed {
        journeys = List.copyOf(journeys);
        times = List.copyOf(times);
    }
}
