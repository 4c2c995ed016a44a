package fr.conciergerie.markets;

import fr.conciergerie.shared.NotFound;
import fr.conciergerie.shared.Refused;
import fr.conciergerie.web.audit.Audit;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The promises of a market of either kind, where they go by one number: which of them stay, and taking one away. */
@Service
@Transactional
public class Clauses {

    private final EnvironmentalClauses environmental;
    private final SocialClauses social;
    private final Audit audit;

    Clauses(EnvironmentalClauses environmental, SocialClauses social, Audit audit) {
        this.environmental = environmental;
        this.social = social;
        this.audit = audit;
    }

    /** Why clauses of a market cannot be taken away; those that can are not among them. */
    @Transactional(readOnly = true)
    public Map<ClauseId, Refused> kept(MarketId market) {
        var kept = new HashMap<ClauseId, Refused>();
        kept.putAll(environmental.kept(market));
        kept.putAll(social.kept(market));
        return kept;
    }

    /**
     * A clause was written down by mistake; the audit ledger keeps what it was. What something was counted against stays.
     *
     * @param version the one that was read
     */
    public void remove(MarketId market, ClauseId clause, int version) {
        var what = what(market, clause);
        var why = kept(market).get(clause);
        if (why != null) {
            throw why;
        }
        if (!environmental.delete(clause, version) && !social.delete(clause, version)) {
            throw Refused.conflict("markets.clause.meanwhile");
        }
        audit.note("markets.clause-removed", clause, Map.of("market", market.toString(), "clause", what));
    }

    private String what(MarketId market, ClauseId clause) {
        var texts = environmental.of(market).stream()
                .filter(it -> it.id().equals(clause))
                .map(EnvironmentalClause::text);
        var hours =
                social.of(market).stream().filter(it -> it.id().equals(clause)).map(it -> it.hours() + " h");
        return Stream.concat(texts, hours).findFirst().orElseThrow(() -> new NotFound("clause " + clause));
    }
}
