package fr.conciergerie.markets;

import fr.conciergerie.organisations.SiteId;
import java.time.Instant;
import java.util.Set;

/**
 * A desk session that took place, and who pays for it.
 *
 * @param paidBy the markets that pay for the site on that day; empty where none does
 */
public record HeldSession(SiteId site, String siteName, Instant startsAt, Set<MarketId> paidBy) {

    public HeldSession {
        paidBy = Set.copyOf(paidBy);
    }
}
