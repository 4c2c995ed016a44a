package fr.conciergerie.markets.web;

import fr.conciergerie.markets.SessionTally;
import fr.conciergerie.shared.Money;
import java.util.List;

/**
 * The sessions of a year at the sites of a market. Of a few sites all months are shown; of many, their totals, and the months of
 * the one that is asked for.
 *
 * @param asked the slug of a site; empty for none
 */
public record SitesOfYear(List<SiteSessions> all, String asked) {

    private static final int FEW = 12;

    public SitesOfYear {
        all = List.copyOf(all);
    }

    public boolean isEmpty() {
        return all.isEmpty();
    }

    public boolean areMany() {
        return all.size() > FEW;
    }

    /** Those whose months are shown. */
    public List<SiteSessions> opened() {
        return areMany() ? all.stream().filter(it -> it.slug().equals(asked)).toList() : all;
    }

    public SessionTally total() {
        return all.stream().map(SiteSessions::total).reduce(SessionTally.NONE, SessionTally::plus);
    }

    public Money credit() {
        return all.stream().map(SiteSessions::credit).reduce(Money.ZERO, Money::plus);
    }
}
