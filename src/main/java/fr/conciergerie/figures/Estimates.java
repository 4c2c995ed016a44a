package fr.conciergerie.figures;

import fr.conciergerie.figures.FigureRepository.Weighed;
import fr.conciergerie.figures.Indicator.Estimate;
import fr.conciergerie.figures.Tallies.Kind;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Figures that are counted by what the operator assumes: what they rest on, and when they would tell the employer too much. */
@Component
class Estimates {

    static final Set<Indicator> BY_JOURNEY = by(Estimate.JOURNEY);
    static final Set<Indicator> BY_TIME = by(Estimate.TIME);

    private final FigureRepository figures;
    private final TravelAssumptions journeys;
    private final TimeAssumptions times;

    Estimates(FigureRepository figures, TravelAssumptions journeys, TimeAssumptions times) {
        this.figures = figures;
        this.journeys = journeys;
        this.times = times;
    }

    /** @param shown as the reader sees them: what is behind a figure that is hidden or not counted is not told */
    Assumed behind(List<Figure> shown, Period period) {
        return new Assumed(journeys.during(period), times.during(period)).behind(shown);
    }

    /**
     * Those that say more than how many services there were, for they weigh them differently: by the day of delivery, or by the
     * family. Beside the count, the months and the assumptions, the employer could work out how many of each there were. So
     * they are not told where one of these is small, nor of any one site, for another's would follow from it and the whole.
     *
     * @param complete whether nothing is hidden of the tables beside them
     */
    Set<Indicator> tooRevealing(
            Perimeter.Client perimeter, Period period, boolean complete, Secrecy secrecy, Tallies tallies) {
        var whole = new Perimeter.Client(perimeter.organisation(), null);
        boolean all = complete && perimeter.site() == null;
        var revealing = EnumSet.noneOf(Indicator.class);
        if (revealsTooMuch(figures.deliveredByJourney(whole, period), all, Kind.BY_JOURNEY, secrecy, tallies)) {
            revealing.addAll(BY_JOURNEY);
        }
        if (revealsTooMuch(figures.deliveredByTime(whole, period), all, Kind.BY_TIME, secrecy, tallies)) {
            revealing.addAll(BY_TIME);
        }
        return revealing;
    }

    private static Set<Indicator> by(Estimate assumption) {
        return Stream.of(Indicator.values())
                .filter(it -> it.estimate().filter(assumption::equals).isPresent())
                .collect(Collectors.toUnmodifiableSet());
    }

    private static boolean revealsTooMuch(
            List<Weighed> delivered, boolean all, Kind kind, Secrecy secrecy, Tallies tallies) {
        if (delivered.stream().map(Weighed::weight).distinct().count() <= 1) {
            return false;
        }
        return !all
                || !secrecy.hidden(delivered.stream()
                                .map(it -> tallies.of(kind, null, it.key(), it.lines()))
                                .toList())
                        .isEmpty();
    }
}
