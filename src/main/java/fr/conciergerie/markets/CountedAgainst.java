package fr.conciergerie.markets;

import fr.conciergerie.shared.Refused;
import java.util.Optional;

/**
 * What another module has counted against the hours that a market promises: a promise that carries something is corrected, not
 * taken away.
 */
public interface CountedAgainst {

    /**
     * Why a clause is kept, as its manager reads it; empty where nothing stands in the way.
     *
     * @param onlyOne whether the market would promise no hours any more
     */
    Optional<Refused> whyKept(MarketId market, SocialClause clause, boolean onlyOne);
}
