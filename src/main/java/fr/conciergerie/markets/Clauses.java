package fr.conciergerie.markets;

import fr.conciergerie.markets.EnvironmentalClause.Evidence;
import fr.conciergerie.shared.Ids;
import fr.conciergerie.shared.NotFound;
import fr.conciergerie.shared.Refused;
import fr.conciergerie.web.Audit;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the operator has promised in a market: for the environment, and to people who are far from work. */
@Service
@Transactional
public class Clauses {

    public static final int LONGEST_TEXT = 1000;

    private final MarketRepository markets;
    private final JdbcClient jdbc;
    private final Audit audit;
    private final Clock clock;

    Clauses(MarketRepository markets, JdbcClient jdbc, Audit audit, Clock clock) {
        this.markets = markets;
        this.jdbc = jdbc;
        this.audit = audit;
        this.clock = clock;
    }

    /** What is due first comes first. */
    @Transactional(readOnly = true)
    public List<EnvironmentalClause> environmental(MarketId market) {
        return jdbc.sql("""
                        select * from markets.environmental_clause where market_id = :market
                         order by due_on nulls last, id
                        """)
                .param("market", market.value())
                .query((row, _) -> {
                    var evidence = row.getString("evidence");
                    return new EnvironmentalClause(
                            new ClauseId(row.getObject("id", UUID.class)),
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
    public EnvironmentalClause environmental(MarketId market, ClauseId clause) {
        return environmental(market).stream()
                .filter(it -> it.id().equals(clause))
                .findFirst()
                .orElseThrow(() -> new NotFound("clause " + clause));
    }

    public ClauseId addEnvironmental(MarketId market, String text, @Nullable LocalDate dueOn) {
        markets.get(market);
        Limits.text(text.strip(), LONGEST_TEXT, "markets.environment.text-missing");
        if (dueOn != null) {
            Limits.within(dueOn);
        }
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
     * By what one sees that the promise is kept; it stands in for evidence that was noted before.
     *
     * @param version the one that was read
     */
    public void noteEvidence(MarketId market, ClauseId clause, int version, String text, LocalDate on, UUID by) {
        environmental(market, clause);
        Limits.text(text.strip(), LONGEST_TEXT, "markets.environment.evidence-missing");
        Limits.within(on);
        if (on.isAfter(LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).plusDays(1))) {
            throw new Refused("markets.environment.evidence-to-come");
        }
        int updated = jdbc.sql("""
                        update markets.environmental_clause
                           set evidence = :text, evidence_on = :on, evidence_noted_by = :by, version = version + 1
                         where id = :id and version = :version
                        """)
                .param("text", text.strip())
                .param("on", on)
                .param("by", by)
                .param("id", clause.value())
                .param("version", version)
                .update();
        if (updated == 0) {
            throw new OptimisticLockingFailureException("clause " + clause + " changed meanwhile");
        }
        audit.note("markets.evidence-noted", clause, Map.of("on", on.toString()));
    }

    /** What is due first comes first. */
    @Transactional(readOnly = true)
    public List<SocialClause> social(MarketId market) {
        return jdbc.sql("""
                        select * from markets.social_clause where market_id = :market
                         order by deadline nulls last, id
                        """)
                .param("market", market.value())
                .query((row, _) -> new SocialClause(
                        new ClauseId(row.getObject("id", UUID.class)),
                        row.getInt("hours"),
                        row.getBoolean("yearly"),
                        publics((String[]) row.getArray("publics").getArray()),
                        row.getString("facilitator"),
                        row.getString("facilitator_email"),
                        row.getObject("deadline", LocalDate.class)))
                .list();
    }

    /** @param facilitatorEmail null when nobody has given one */
    public ClauseId addSocial(
            MarketId market,
            int hours,
            boolean yearly,
            Set<TargetPublic> publics,
            String facilitator,
            @Nullable String facilitatorEmail,
            @Nullable LocalDate deadline) {
        markets.get(market);
        var id = new ClauseId(Ids.next(clock.instant()));
        var clause = new SocialClause(id, hours, yearly, publics, facilitator, facilitatorEmail, deadline);
        writtenOnce(() -> jdbc.sql("""
                insert into markets.social_clause (id, market_id, hours, yearly, publics, facilitator, facilitator_email,
                                                   deadline)
                values (:id, :market, :hours, :yearly, :publics, :facilitator, :email, :deadline)
                """)
                .param("id", id.value())
                .param("market", market.value())
                .param("hours", clause.hours())
                .param("yearly", clause.yearly())
                .param("publics", clause.publics().stream().map(Enum::name).toArray(String[]::new))
                .param("facilitator", clause.facilitator())
                .param("email", clause.facilitatorEmail())
                .param("deadline", clause.deadline())
                .update());
        return id;
    }

    /** A clause was written down by mistake; the audit ledger keeps what it was. */
    public void remove(MarketId market, ClauseId clause) {
        var environmental = environmental(market).stream()
                .filter(it -> it.id().equals(clause))
                .map(EnvironmentalClause::text);
        var social =
                social(market).stream().filter(it -> it.id().equals(clause)).map(it -> it.hours() + " h");
        var what = Stream.concat(environmental, social).findFirst().orElseThrow(() -> new NotFound("clause " + clause));
        jdbc.sql("delete from markets.environmental_clause where id = :id")
                .param("id", clause.value())
                .update();
        jdbc.sql("delete from markets.social_clause where id = :id")
                .param("id", clause.value())
                .update();
        audit.note("markets.clause-removed", clause, Map.of("market", market.toString(), "clause", what));
    }

    private static Set<TargetPublic> publics(String[] names) {
        return Arrays.stream(names).map(TargetPublic::valueOf).collect(Collectors.toSet());
    }

    private static void writtenOnce(Runnable insert) {
        try {
            insert.run();
        } catch (DuplicateKeyException _) {
            throw Refused.conflict("markets.clause-exists");
        }
    }
}
