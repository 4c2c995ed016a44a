package fr.conciergerie.reporting;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What an operator does for all its clients together, for whoever runs it: nothing is hidden from them. */
@Service
@Transactional
public class OperatorFigures {

    private static final Perimeter WHOLE = new Perimeter.WholeOperator();

    private final Facts facts;
    private final FigureRepository figures;
    private final Counting counting;
    private final Estimates estimates;
    private final Clock clock;

    OperatorFigures(Facts facts, FigureRepository figures, Counting counting, Estimates estimates, Clock clock) {
        this.facts = facts;
        this.figures = figures;
        this.counting = counting;
        this.estimates = estimates;
        this.clock = clock;
    }

    /** Beside the same months of the year before, and client by client. */
    public Overview of(Period period) {
        var now = counted(period);
        var before = counted(period.before());
        var told = Counting.told(WHOLE, period, now, Counting.isNothing(before) ? null : before);
        return new Overview(period, clock.instant(), told, estimates.behind(told, period), figures.clients(period));
    }

    /** As they are, whether or not there is something to tell of. */
    Map<Indicator, Figure> counted(Period period) {
        facts.catchUp();
        figures.planEachTime();
        return counting.of(WHOLE, period);
    }

    /** The years in which somebody ordered something, latest first. */
    public List<Integer> years() {
        facts.catchUp();
        return figures.years(WHOLE);
    }
}
