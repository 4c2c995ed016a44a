package fr.conciergerie.markets;

import fr.conciergerie.markets.EnvironmentalClause.Evidence;
import fr.conciergerie.shared.Columns;
import fr.conciergerie.shared.Constraints;
import fr.conciergerie.shared.DayClock;
import fr.conciergerie.shared.Ids;
import fr.conciergerie.shared.NotFound;
import fr.conciergerie.shared.Refused;
import fr.conciergerie.web.audit.Audit;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The promises of a market for the environment (<i>clauses environnementales</i>), each with its evidence. */
@Service
@Transactional
public class EnvironmentalClauses {

    public static final int LONGEST_TEXT = 1000;

    private final MarketRepository markets;
    private final JdbcClient jdbc;
    private final Audit audit;
    private final DayClock dayClock;
    private final Clock clock;

    EnvironmentalClauses(MarketRepository markets, JdbcClient jdbc, Audit audit, DayClock dayClock, Clock clock) {
        this.markets = markets;
        this.jdbc = jdbc;
        this.audit = audit;
        this.dayClock = dayClock;
        this.clock = clock;
    }

    /** What is due first comes first. */
    @Transactional(readOnly = true)
    public List<EnvironmentalClause> of(MarketId market) {
        return jdbc.sql("""
                        select * from markets.environmental_clause where market_id = :market
                         order by due_on nulls last, id
                        """)
                .param("market", market.value())
                .query((row, _) -> {
                    var evidence = row.getString("evidence");
                    return new EnvironmentalClause(
                            Columns.id(row, "id", ClauseId::new),
                            row.getString("text"),
                            row.getObject("due_on", LocalDate.class),
                            evidence == null
                                    ? null
                                    : new Evidence(evidence, row.getObject("evidence_on", LocalDate.class)),
                            row.getInt("version"));
                })
                .list();
    }

    @Transactional(readOnly = true)
    public EnvironmentalClause get(MarketId market, ClauseId clause) {
        return of(market).stream()
                .filter(it -> it.id().equals(clause))
                .findFirst()
                .orElseThrow(() -> new NotFound("clause " + clause));
    }

    public ClauseId add(MarketId market, String text, @Nullable LocalDate dueOn) {
        markets.get(market);
        sound(text, dueOn);
        var id = new ClauseId(Ids.next(clock.instant()));
        writtenOnce(() -> jdbc.sql("""
                insert into markets.environmental_clause (id, market_id, text, due_on)
                values (:id, :market, :text, :dueOn)
                """)
                .param("id", id.value())
                .param("market", market.value())
                .param("text", text.strip())
                .param("dueOn", dueOn)
                .update());
        return id;
    }

    /**
     * A slip in what was written down is put right; evidence that was noted stays.
     *
     * @param version the one that was read
     */
    public void change(MarketId market, ClauseId clause, int version, String text, @Nullable LocalDate dueOn) {
        var before = get(market, clause);
        sound(text, dueOn);
        writtenOnce(() -> ClauseChanges.requireSeen(jdbc.sql("""
                update markets.environmental_clause set text = :text, due_on = :dueOn, version = version + 1
                 where id = :id and version = :version
                """)
                .param("text", text.strip())
                .param("dueOn", dueOn)
                .param("id", clause.value())
                .param("version", version)
                .update()));
        var changes = new ClauseChanges();
        changes.add("text", before.text(), text.strip());
        changes.add("dueOn", before.dueOn(), dueOn);
        changes.note(audit, market, clause);
    }

    private static void sound(String text, @Nullable LocalDate dueOn) {
        MarketChecks.text(text.strip(), LONGEST_TEXT, "markets.environment.text-missing");
        if (dueOn != null) {
            MarketChecks.within(dueOn);
        }
    }

    /**
     * By what one sees that the promise is kept; it stands in for evidence that was noted before.
     *
     * @param version the one that was read
     */
    public void noteEvidence(MarketId market, ClauseId clause, int version, String text, LocalDate on, UUID by) {
        get(market, clause);
        MarketChecks.text(text.strip(), LONGEST_TEXT, "markets.environment.evidence-missing");
        MarketChecks.within(on);
        if (on.isAfter(dayClock.today())) {
            throw new Refused("markets.environment.evidence-to-come");
        }
        ClauseChanges.requireSeen(jdbc.sql("""
                        update markets.environmental_clause
                           set evidence = :text, evidence_on = :on, evidence_noted_by = :by, version = version + 1
                         where id = :id and version = :version
                        """)
                .param("text", text.strip())
                .param("on", on)
                .param("by", by)
                .param("id", clause.value())
                .param("version", version)
                .update());
        audit.note("markets.evidence-noted", clause, Map.of("on", on.toString()));
    }

    /** Why some of them cannot be taken away. */
    Map<ClauseId, Refused> kept(MarketId market) {
        var kept = new HashMap<ClauseId, Refused>();
        for (var clause : of(market)) {
            if (clause.evidence() != null) {
                kept.put(clause.id(), Refused.conflict("markets.clause.has-evidence"));
            }
        }
        return kept;
    }

    /** @return whether it was there as somebody has seen it */
    boolean delete(ClauseId clause, int version) {
        return jdbc.sql("delete from markets.environmental_clause where id = :id and version = :version")
                        .param("id", clause.value())
                        .param("version", version)
                        .update()
                > 0;
    }

    private static void writtenOnce(Runnable change) {
        Constraints.refusing(change, "clause_is_written_once", () -> Refused.conflict("markets.clause-exists"));
    }
}
