package fr.conciergerie.figures;

import fr.conciergerie.facts.Facts;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.EnumMap;
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
    private final TallyRepository tallies;
    private final SecrecyRules rules;
    private final SoFar soFar;
    private final Clock clock;

    OperatorFigures(
            Facts facts,
            FigureRepository figures,
            Counting counting,
            Estimates estimates,
            TallyRepository tallies,
            SecrecyRules rules,
            SoFar soFar,
            Clock clock) {
        this.facts = facts;
        this.figures = figures;
        this.counting = counting;
        this.estimates = estimates;
        this.tallies = tallies;
        this.rules = rules;
        this.soFar = soFar;
        this.clock = clock;
    }

    /** Beside the same days of the year before, and client by client. */
    public Overview of(Period asked) {
        var period = soFar.forTheOperator(WHOLE, asked);
        var now = counted(period);
        var before = counted(period.before());
        var disclosed = Counting.disclosed(WHOLE, period, now, Counting.isNothing(before) ? null : before);
        return new Overview(
                period, clock.instant(), disclosed, estimates.behind(disclosed, period), figures.clients(period));
    }

    /** As they are, whether or not there is something to tell of. */
    Map<Indicator, Figure> counted(Period period) {
        facts.catchUp();
        figures.planEachTime();
        return counting.of(WHOLE, period);
    }

    /** The month that it is at the sites, where it is the earliest. */
    public YearMonth month() {
        return soFar.month(WHOLE);
    }

    /** The day that it is where the day is the earliest among the sites. */
    LocalDate today(Period period) {
        return soFar.today(WHOLE, period);
    }

    /**
     * What an operator counted for others to be told of.
     *
     * @param behind each figure
     * @param mostByOne what one person did of anything, at most
     */
    record Counted(Map<Indicator, Figure> figures, Map<Indicator, Behind> behind, long mostByOne, SecrecyRule rule) {}

    /** With who is behind them. */
    Counted countedForOthers(Period period) {
        var all = counted(period);
        var rule = rules.current();
        var counts = tallies.tallies(rule, WHOLE, period);
        var behind = new EnumMap<Indicator, Behind>(Indicator.class);
        all.forEach((indicator, it) -> behind.put(indicator, Behind.of(it, all, counts, null)));
        return new Counted(all, behind, counts.mostByOne(null), rule);
    }

    /** The years in which somebody ordered something, latest first. */
    public List<Integer> years() {
        facts.catchUp();
        return figures.years(WHOLE, FigureRepository.WHENEVER);
    }
}
