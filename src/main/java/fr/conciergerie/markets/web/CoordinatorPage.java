package fr.conciergerie.markets.web;

import fr.conciergerie.markets.EligibleCounts;
import fr.conciergerie.markets.EnvironmentalClause;
import fr.conciergerie.markets.Market;
import fr.conciergerie.markets.SessionTally;
import fr.conciergerie.markets.SocialClause;
import fr.conciergerie.shared.Money;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** A market as the coordinator of one of its organisations looks at it: their own figures, and nobody else's. */
public record CoordinatorPage(
        Market market,
        String buyer,
        String organisation,
        Year year,
        Map<String, Money> ownCosts,
        SitesOfYear sites,
        EventsOfYear events,
        List<EnvironmentalClause> environmental,
        List<SocialClause> social,
        List<EligibleCounts.Row> eligible,
        LocalDate today) {

    public Money total() {
        return ownCosts.values().stream().reduce(Money.ZERO, Money::plus);
    }

    public SessionTally sessions() {
        return sites.total();
    }

    public Money credit() {
        return sites.credit();
    }
}
