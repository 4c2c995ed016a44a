package fr.conciergerie.shop.web;

import fr.conciergerie.calendar.DeskSession;
import fr.conciergerie.catalogue.Family;
import fr.conciergerie.catalogue.Shape;
import fr.conciergerie.orders.CommonTerms;
import fr.conciergerie.organisations.OperatorIdentity;
import fr.conciergerie.organisations.Site;
import fr.conciergerie.shop.Basket;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The basket before it is ordered.
 *
 * @param next when something can be handed in
 * @param operator with whom the contract is made: its terms, whom a consumer may turn to
 * @param once makes of a double click one order
 * @param elsewhere what they put into the baskets of their other sites
 */
public record BasketPage(
        Site site,
        Basket basket,
        @Nullable DeskSession next,
        OperatorIdentity operator,
        UUID once,
        List<Elsewhere> elsewhere) {

    /** The basket that the member has at another of their sites, where it waits for them. */
    public record Elsewhere(Site site, int things) {

        public String path() {
            return "/basket/elsewhere/" + site.slug();
        }
    }

    /** What is accepted with the order, as it is kept. */
    public String termsVersion() {
        return CommonTerms.versionOf(operator.terms());
    }

    public String termsPath() {
        return CommonTerms.pathOf(operator.terms());
    }

    public boolean hasPerishables() {
        return basket.lines().stream()
                .anyMatch(line -> line.offer() != null
                        && line.offer().details().family() == Family.FOOD
                        && line.offer().details().shape() == Shape.GOODS);
    }
}
