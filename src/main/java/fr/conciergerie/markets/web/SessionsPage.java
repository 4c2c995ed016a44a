package fr.conciergerie.markets.web;

import fr.conciergerie.markets.Market;
import fr.conciergerie.markets.SessionTally;
import fr.conciergerie.shared.Money;
import java.util.List;

/** Sessions planned and held at the sites of a market in a year. */
public record SessionsPage(Market market, Year year, List<SiteSessions> sites) {

    public SessionTally total() {
        return sites.stream().map(SiteSessions::total).reduce(SessionTally.NONE, SessionTally::plus);
    }

    public Money credit() {
        return sites.stream().map(SiteSessions::credit).reduce(Money.ZERO, Money::plus);
    }
}
