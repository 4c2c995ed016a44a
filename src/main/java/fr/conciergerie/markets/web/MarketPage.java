package fr.conciergerie.markets.web;

import fr.conciergerie.markets.ClauseId;
import fr.conciergerie.markets.EnvironmentalClause;
import fr.conciergerie.markets.Market;
import fr.conciergerie.markets.ProcedureFit;
import fr.conciergerie.markets.Sharing;
import fr.conciergerie.markets.SiteLine;
import fr.conciergerie.markets.SocialClause;
import fr.conciergerie.organisations.Organisation;
import fr.conciergerie.organisations.OrganisationId;
import fr.conciergerie.organisations.SiteId;
import fr.conciergerie.shared.Money;
import fr.conciergerie.shared.Refused;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * One market as the manager looks at it.
 *
 * @param kept why clauses cannot be taken away; those that can are not among them
 */
public record MarketPage(
        Market market,
        Organisation buyer,
        ProcedureFit fit,
        List<SiteLine> lines,
        List<Sharing> sharings,
        List<EnvironmentalClause> environmental,
        List<SocialClause> social,
        Map<ClauseId, Refused> kept,
        Map<SiteId, String> sites,
        Map<OrganisationId, String> organisations,
        LocalDate today) {

    /** How soon before its end a market wants a look. */
    public static final int WARNING_DAYS = 120;

    public String path() {
        return MarketController.ROOT + "/" + market.id();
    }

    public boolean endsSoon() {
        return !market.realEnd().isBefore(today) && market.realEnd().isBefore(today.plusDays(WARNING_DAYS));
    }

    public boolean isOver() {
        return market.realEnd().isBefore(today);
    }

    /** What the sites cost a year today. */
    public Money yearly() {
        return lines.stream()
                .filter(it -> it.details().holdsOn(today) && market.isInForceOn(today))
                .map(it -> it.details().yearly())
                .reduce(Money.ZERO, Money::plus);
    }

    public String site(SiteId id) {
        return sites.getOrDefault(id, "");
    }

    public String organisation(OrganisationId id) {
        return organisations.getOrDefault(id, "");
    }
}
