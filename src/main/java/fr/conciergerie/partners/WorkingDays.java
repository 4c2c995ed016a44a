package fr.conciergerie.partners;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Set;

/**
 * The days on which a partner works: days of the week, less public holidays and closures. The promised date is computed
 * from it.
 *
 * @param open the days of the week on which the workshop is open, at least one
 * @param closed the days on which it is not, known for the coming eighteen months
 */
public record WorkingDays(Set<DayOfWeek> open, Set<LocalDate> closed) {

    public WorkingDays {
        open = Set.copyOf(open);
        closed = Set.copyOf(closed);
        if (open.isEmpty()) {
            throw new IllegalArgumentException("a partner works on one day of the week at least");
        }
    }

    public boolean isOpen(LocalDate day) {
        return open.contains(day.getDayOfWeek()) && !closed.contains(day);
    }

    /** The day itself when work is done then, otherwise the next one. */
    public LocalDate onOrAfter(LocalDate day) {
        var open = day;
        while (!isOpen(open)) {
            open = open.plusDays(1);
        }
        return open;
    }

    /**
     * The day on which a number of days of work is done, for an item that arrives on a given day: the n-th working day
     * after it. With no day of work it is the first working day from the day itself.
     */
    public LocalDate after(LocalDate day, int workingDays) {
        if (workingDays < 0) {
            throw new IllegalArgumentException("work does not end before it begins: " + workingDays);
        }
        if (workingDays == 0) {
            return onOrAfter(day);
        }
        var reached = day;
        for (int done = 0; done < workingDays; done++) {
            reached = onOrAfter(reached.plusDays(1));
        }
        return reached;
    }
}
