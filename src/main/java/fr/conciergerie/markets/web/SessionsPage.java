package fr.conciergerie.markets.web;

import fr.conciergerie.markets.Market;
import fr.conciergerie.markets.SessionTally;
import fr.conciergerie.shared.Money;

/** Sessions planned and held at the sites of a market in a year. */
public record SessionsPage(Market market, Year year, SitesOfYear sites) {

    public SessionTally total() {
        return sites.total();
    }

    public Money credit() {
        return sites.credit();
    }
}
