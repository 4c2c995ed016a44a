package fr.conciergerie.figures;

import fr.conciergerie.shared.DayClock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Comparator;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The day up to which a period is counted while it goes on, by the clocks of its sites: a day has passed when it has passed at
 * the last of them.
 */
@Component
class SoFar {

    private final FigureRepository figures;
    private final DayClock dayClock;

    SoFar(FigureRepository figures, DayClock dayClock) {
        this.figures = figures;
        this.dayClock = dayClock;
    }

    /** For the operator, who sees what is done as it is done. */
    @Transactional
    public Period forTheOperator(Perimeter perimeter, Period period) {
        var today = today(perimeter, period);
        return today.isBefore(period.until()) ? period.upTo(today) : period;
    }

    /** For everybody else, up to the last month that is closed: a figure that moves while somebody stands at the desk names them. */
    @Transactional
    public Period forOthers(Perimeter perimeter, Period period) {
        return closedOn(today(perimeter, period), period);
    }

    /** The month that is not closed yet, at all its sites of now. */
    @Transactional
    public YearMonth month(Perimeter perimeter) {
        var now = dayClock.thisMonth();
        return YearMonth.from(today(perimeter, Period.months(now, now)));
    }

    /** @param today where it is earliest */
    static Period closedOn(LocalDate today, Period period) {
        return today.isBefore(period.until())
                ? period.upTo(today.withDayOfMonth(1).minusDays(1))
                : period;
    }

    /** At the site where the day is the earliest, of those that are used in the period. */
    @Transactional
    public LocalDate today(Perimeter perimeter, Period period) {
        return figures.zones(perimeter, period).stream()
                .map(it -> dayClock.todayAt(it))
                .min(Comparator.naturalOrder())
                .orElseGet(() -> dayClock.today());
    }
}
