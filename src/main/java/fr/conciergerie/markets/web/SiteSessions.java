package fr.conciergerie.markets.web;

import fr.conciergerie.calendar.CancellationCause;
import fr.conciergerie.markets.MonthlySessions;
import fr.conciergerie.markets.SessionTally;
import fr.conciergerie.shared.Money;
import java.util.Arrays;
import java.util.List;

/**
 * The sessions of one site in a year: month by month, and together.
 *
 * @param site its name
 */
public record SiteSessions(String site, String slug, List<MonthlySessions> months) {

    /** The causes of which there is something to tell, in the order in which reports name them. */
    public List<CancellationCause> causes() {
        return Arrays.stream(CancellationCause.values())
                .filter(it -> total().cancelled(it) > 0)
                .toList();
    }

    public SessionTally total() {
        return months.stream().map(MonthlySessions::tally).reduce(SessionTally.NONE, SessionTally::plus);
    }

    public Money credit() {
        return months.stream().map(MonthlySessions::credit).reduce(Money.ZERO, Money::plus);
    }
}
