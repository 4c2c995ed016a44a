package fr.conciergerie.privacy;

import fr.conciergerie.shared.Columns;
import fr.conciergerie.shared.Ids;
import fr.conciergerie.shared.NotFound;
import fr.conciergerie.shared.Refused;
import fr.conciergerie.web.audit.Audit;
import fr.conciergerie.web.privacy.Kept;
import fr.conciergerie.web.privacy.RetentionRule;
import java.time.Clock;
import java.time.Period;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** For how long the operator at work keeps each kind of data: as promised, or less long. */
@Service
@Transactional
public class KeptPeriods {

    private final RuleBook rules;
    private final JdbcClient jdbc;
    private final Audit audit;
    private final Clock clock;

    KeptPeriods(RuleBook rules, JdbcClient jdbc, Audit audit, Clock clock) {
        this.rules = rules;
        this.jdbc = jdbc;
        this.audit = audit;
        this.clock = clock;
    }

    /** What is in force, of the rules that have a period. One that a newer promise has overtaken does not count any more. */
    @Transactional(readOnly = true)
    public Map<String, Period> inForce() {
        var own = jdbc
                .sql("""
                        select distinct on (code) code, kept from privacy.shortening order by code, at desc, id desc
                        """)
                .query((row, _) -> Map.entry(row.getString("code"), Period.parse(row.getString("kept"))))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        return rules.all().stream()
                .filter(it -> it.kept() instanceof Kept.For)
                .collect(Collectors.toMap(RetentionRule::code, it -> inForce(it, own)));
    }

    private static Period inForce(RetentionRule rule, Map<String, Period> own) {
        var promised = (Kept.For) rule.kept();
        var shorter = own.get(rule.code());
        return shorter != null && promised.allows(shorter) ? shorter : promised.longest();
    }

    /** Keeps something less long from the next night on, or as long as promised again. */
    public void keep(UUID account, String code, Period kept) {
        var rule = rules.all().stream()
                .filter(it -> it.code().equals(code) && it.kept() instanceof Kept.For)
                .findAny()
                .orElseThrow(() -> new NotFound("rule " + code));
        if (!((Kept.For) rule.kept()).allows(kept)
                || rules.job(code).filter(Night::isShared).isPresent()) {
            throw new Refused("privacy.period.not-longer");
        }
        jdbc.sql(
                        "insert into privacy.shortening (id, code, kept, at, account_id) values (:id, :code, :kept, :at, :account)")
                .param("id", Ids.next(clock.instant()))
                .param("code", code)
                .param("kept", kept.toString())
                .param("at", Columns.utc(clock.instant()))
                .param("account", account)
                .update();
        audit.note("privacy.period-changed", code, Map.of("kept", kept.toString()));
    }
}
