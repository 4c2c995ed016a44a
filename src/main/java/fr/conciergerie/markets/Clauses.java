package fr.conciergerie.markets;

import fr.conciergerie.markets.EnvironmentalClause.Evidence;
import fr.conciergerie.shared.Columns;
import fr.conciergerie.shared.DayClock;
import fr.conciergerie.shared.Ids;
import fr.conciergerie.shared.NotFound;
import fr.conciergerie.shared.Refused;
import fr.conciergerie.web.audit.Audit;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.dao.DuplicateKeyException;
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
    private final ObjectProvider<CountedAgainst> counted;
    private final DayClock dayClock;
    private final Clock clock;

    Clauses(
            MarketRepository markets,
            JdbcClient jdbc,
            Audit audit,
            ObjectProvider<CountedAgainst> counted,
            DayClock dayClock,
            Clock clock) {
        this.markets = markets;
        this.jdbc = jdbc;
        this.audit = audit;
        this.counted = counted;
        this.dayClock = dayClock;
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
    public EnvironmentalClause environmental(MarketId market, ClauseId clause) {
        return environmental(market).stream()
                .filter(it -> it.id().equals(clause))
                .findFirst()
                .orElseThrow(() -> new NotFound("clause " + clause));
    }

    public ClauseId addEnvironmental(MarketId market, String text, @Nullable LocalDate dueOn) {
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
    public void changeEnvironmental(
            MarketId market, ClauseId clause, int version, String text, @Nullable LocalDate dueOn) {
        var before = environmental(market, clause);
        sound(text, dueOn);
        writtenOnce(() -> seen(jdbc.sql("""
                update markets.environmental_clause set text = :text, due_on = :dueOn, version = version + 1
                 where id = :id and version = :version
                """)
                .param("text", text.strip())
                .param("dueOn", dueOn)
                .param("id", clause.value())
                .param("version", version)
                .update()));
        var changes = new Changes();
        changes.add("text", before.text(), text.strip());
        changes.add("dueOn", before.dueOn(), dueOn);
        changes.note(market, clause);
    }

    private static void sound(String text, @Nullable LocalDate dueOn) {
        Limits.text(text.strip(), LONGEST_TEXT, "markets.environment.text-missing");
        if (dueOn != null) {
            Limits.within(dueOn);
        }
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
        if (on.isAfter(dayClock.today())) {
            throw new Refused("markets.environment.evidence-to-come");
        }
        seen(jdbc.sql("""
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

    /** What is due first comes first. */
    @Transactional(readOnly = true)
    public List<SocialClause> social(MarketId market) {
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
    public SocialClause social(MarketId market, ClauseId clause) {
        return social(market).stream()
                .filter(it -> it.id().equals(clause))
                .findFirst()
                .orElseThrow(() -> new NotFound("clause " + clause));
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
    public void changeSocial(MarketId market, SocialClause to) {
        var before = social(market, to.id());
        writtenOnce(() -> seen(jdbc.sql("""
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
        var changes = new Changes();
        changes.add("hours", before.hours(), to.hours());
        changes.add("yearly", before.yearly(), to.yearly());
        changes.add("publics", before.publics(), to.publics());
        changes.add("deadline", before.deadline(), to.deadline());
        changes.addUntold("facilitator", before.facilitator(), to.facilitator());
        changes.addUntold("facilitatorEmail", before.facilitatorEmail(), to.facilitatorEmail());
        changes.note(market, to.id());
    }

    /** What became of a clause, field by field, for the audit ledger. */
    private final class Changes {

        private final Map<String, Object> fields = new LinkedHashMap<>();

        void add(String field, @Nullable Object before, @Nullable Object after) {
            if (!Objects.equals(before, after)) {
                fields.put(field, Map.of("before", told(before), "after", told(after)));
            }
        }

        /** That it changed, not what it was: somebody may have written a person where an office belongs. */
        void addUntold(String field, @Nullable Object before, @Nullable Object after) {
            if (!Objects.equals(before, after)) {
                fields.put(field, "changed");
            }
        }

        void note(MarketId market, ClauseId clause) {
            if (!fields.isEmpty()) {
                fields.put("market", market.toString());
                audit.note("markets.clause-changed", clause, fields);
            }
        }

        private static String told(@Nullable Object value) {
            return value == null ? "" : value.toString();
        }
    }

    /** Why clauses of a market cannot be taken away; those that can are not among them. */
    @Transactional(readOnly = true)
    public Map<ClauseId, Refused> kept(MarketId market) {
        var kept = new HashMap<ClauseId, Refused>();
        for (var clause : environmental(market)) {
            if (clause.evidence() != null) {
                kept.put(clause.id(), Refused.conflict("markets.clause.has-evidence"));
            }
        }
        var social = social(market);
        for (var clause : social) {
            counted.orderedStream()
                    .flatMap(it -> it.whyKept(market, clause, social.size() == 1).stream())
                    .findFirst()
                    .ifPresent(why -> kept.put(clause.id(), why));
        }
        return kept;
    }

    /**
     * A clause was written down by mistake; the audit ledger keeps what it was. What something was counted against stays.
     *
     * @param version the one that was read
     */
    public void remove(MarketId market, ClauseId clause, int version) {
        var environmental = environmental(market).stream()
                .filter(it -> it.id().equals(clause))
                .map(EnvironmentalClause::text);
        var social =
                social(market).stream().filter(it -> it.id().equals(clause)).map(it -> it.hours() + " h");
        var what = Stream.concat(environmental, social).findFirst().orElseThrow(() -> new NotFound("clause " + clause));
        var why = kept(market).get(clause);
        if (why != null) {
            throw why;
        }
        seen(Stream.of("environmental_clause", "social_clause")
                .mapToInt(table -> jdbc.sql("delete from markets." + table + " where id = :id and version = :version")
                        .param("id", clause.value())
                        .param("version", version)
                        .update())
                .sum());
        audit.note("markets.clause-removed", clause, Map.of("market", market.toString(), "clause", what));
    }

    /** Only what somebody has seen as it is now is changed by them. */
    private static void seen(int updated) {
        if (updated == 0) {
            throw Refused.conflict("markets.clause.meanwhile");
        }
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
