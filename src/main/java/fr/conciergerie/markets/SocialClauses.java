package fr.conciergerie.markets;

import fr.conciergerie.shared.Columns;
import fr.conciergerie.shared.Constraints;
import fr.conciergerie.shared.Ids;
import fr.conciergerie.shared.NotFound;
import fr.conciergerie.shared.Refused;
import fr.conciergerie.web.audit.Audit;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The promises of a market to people who are far from work (<i>clauses sociales</i>): hours, and who looks after them. */
@Service
@Transactional
public class SocialClauses {

    private final MarketRepository markets;
    private final JdbcClient jdbc;
    private final Audit audit;
    private final ObjectProvider<CountedAgainst> counted;
    private final Clock clock;

    SocialClauses(
            MarketRepository markets,
            JdbcClient jdbc,
            Audit audit,
            ObjectProvider<CountedAgainst> counted,
            Clock clock) {
        this.markets = markets;
        this.jdbc = jdbc;
        this.audit = audit;
        this.counted = counted;
        this.clock = clock;
    }

    /** What is due first comes first. */
    @Transactional(readOnly = true)
    public List<SocialClause> of(MarketId market) {
        return jdbc.sql("""
                        select * from markets.social_clause where market_id = :market
                         order by deadline nulls last, id
                        """)
                .param("market", market.value())
                .query((row, _) -> new SocialClause(
                        Columns.id(row, "id", ClauseId::new),
                        row.getInt("hours"),
                        row.getBoolean("yearly"),
                        publics((String[]) row.getArray("publics").getArray()),
                        row.getString("facilitator"),
                        row.getString("facilitator_email"),
                        row.getObject("deadline", LocalDate.class),
                        row.getInt("version")))
                .list();
    }

    @Transactional(readOnly = true)
    public SocialClause get(MarketId market, ClauseId clause) {
        return of(market).stream()
                .filter(it -> it.id().equals(clause))
                .findFirst()
                .orElseThrow(() -> new NotFound("clause " + clause));
    }

    /** @param facilitatorEmail null when nobody has given one */
    public ClauseId add(
            MarketId market,
            int hours,
            boolean yearly,
            Set<TargetPublic> publics,
            String facilitator,
            @Nullable String facilitatorEmail,
            @Nullable LocalDate deadline) {
        markets.get(market);
        var id = new ClauseId(Ids.next(clock.instant()));
        var clause = new SocialClause(id, hours, yearly, publics, facilitator, facilitatorEmail, deadline, 0);
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

    /** @param to the same clause as it is to be, with the version that was read */
    public void change(MarketId market, SocialClause to) {
        var before = get(market, to.id());
        writtenOnce(() -> ClauseChanges.requireSeen(jdbc.sql("""
                update markets.social_clause
                   set hours = :hours, yearly = :yearly, publics = :publics, facilitator = :facilitator,
                       facilitator_email = :email, deadline = :deadline, version = version + 1
                 where id = :id and version = :version
                """)
                .param("hours", to.hours())
                .param("yearly", to.yearly())
                .param("publics", to.publics().stream().map(Enum::name).toArray(String[]::new))
                .param("facilitator", to.facilitator())
                .param("email", to.facilitatorEmail())
                .param("deadline", to.deadline())
                .param("id", to.id().value())
                .param("version", to.version())
                .update()));
        var changes = new ClauseChanges();
        changes.add("hours", before.hours(), to.hours());
        changes.add("yearly", before.yearly(), to.yearly());
        changes.add("publics", before.publics(), to.publics());
        changes.add("deadline", before.deadline(), to.deadline());
        changes.addNameless("facilitator", before.facilitator(), to.facilitator());
        changes.addNameless("facilitatorEmail", before.facilitatorEmail(), to.facilitatorEmail());
        changes.note(audit, market, to.id());
    }

    /** Why some of them cannot be taken away. */
    Map<ClauseId, Refused> kept(MarketId market) {
        var kept = new HashMap<ClauseId, Refused>();
        var clauses = of(market);
        for (var clause : clauses) {
            counted.orderedStream()
                    .flatMap(it -> it.whyKept(market, clause, clauses.size() == 1).stream())
                    .findFirst()
                    .ifPresent(why -> kept.put(clause.id(), why));
        }
        return kept;
    }

    /** @return whether it was there as somebody has seen it */
    boolean delete(ClauseId clause, int version) {
        return jdbc.sql("delete from markets.social_clause where id = :id and version = :version")
                        .param("id", clause.value())
                        .param("version", version)
                        .update()
                > 0;
    }

    private static Set<TargetPublic> publics(String[] names) {
        return Arrays.stream(names).map(TargetPublic::valueOf).collect(Collectors.toSet());
    }

    private static void writtenOnce(Runnable change) {
        Constraints.refusing(change, "commitment_is_written_once", () -> Refused.conflict("markets.clause-exists"));
    }
}
