package fr.conciergerie.catalogue;

import static java.util.stream.Collectors.toMap;

import fr.conciergerie.catalogue.VatRule.Origin;
import fr.conciergerie.partners.VatRegime;
import fr.conciergerie.shared.Columns;
import fr.conciergerie.shared.Constraints;
import fr.conciergerie.shared.Ids;
import fr.conciergerie.shared.OperatorId;
import fr.conciergerie.shared.Refused;
import fr.conciergerie.shared.Tenant;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.util.function.SingletonSupplier;

/**
 * Reads the law, {@code catalogue.vat_rule}, which only a migration writes: once is enough; and the operator's own rules,
 * {@code catalogue.own_vat_rule}. Every offer asks for both and they seldom change, so they are remembered for a minute.
 */
@Repository
class VatRuleRepository {

    private static final Duration REMEMBERED = Duration.ofMinutes(1);

    private record Known(VatRules rules, Instant until) {}

    private final JdbcClient jdbc;
    private final Clock clock;
    private final SingletonSupplier<List<VatRule>> law = SingletonSupplier.of(this::readLaw);
    private final Map<OperatorId, Known> known = new ConcurrentHashMap<>();

    VatRuleRepository(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** What holds for the operator at work, a minute old at most. */
    VatRules rules() {
        var operator = Tenant.require();
        var now = clock.instant();
        var remembered = known.get(operator);
        if (remembered != null && now.isBefore(remembered.until())) {
            return remembered.rules();
        }
        var rules = rulesNow();
        known.put(operator, new Known(rules, now.plus(REMEMBERED)));
        return rules;
    }

    /** The same as it stands at this moment, for whoever changes it. */
    VatRules rulesNow() {
        return new VatRules(Stream.concat(law().stream(), own().stream()).toList());
    }

    List<VatRule> law() {
        return law.obtain();
    }

    VatHistory history(VatSubject subject) {
        return new VatHistory(
                subject,
                own().stream().filter(it -> it.subject().equals(subject)).toList());
    }

    /** How often the operator's rules for a subject were changed; one that never were is not in the answer. */
    Map<VatSubject, Integer> versions() {
        return jdbc.sql("""
                select regime, category, sum(1 + version) as version from catalogue.own_vat_rule group by regime, category
                """).query((row, _) -> Map.entry(subject(row), row.getInt("version"))).list().stream()
                .collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** Whoever changes the rules for a subject waits here for the other one. */
    void lock(VatSubject subject) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('catalogue.vat ' || :subject, 0))")
                .param("subject", Tenant.require() + " " + subject.slug())
                .query((_, _) -> 0)
                .single();
    }

    /** Writes what has changed; a rule that is no more is kept, withdrawn. */
    void write(VatHistory before, VatHistory after) {
        Constraints.refusing(
                () -> {
                    before.rules().stream()
                            .filter(it -> after.rules().stream().noneMatch(it::isSameAs))
                            .forEach(this::withdraw);
                    after.rules().stream()
                            .filter(it -> before.rules().stream().anyMatch(it::isSameAs)
                                    && !before.rules().contains(it))
                            .forEach(this::end);
                    after.rules().stream()
                            .filter(it -> before.rules().stream().noneMatch(it::isSameAs))
                            .forEach(this::insert);
                    return true;
                },
                name -> switch (name) {
                    case "one_rate_a_code" -> new Refused("catalogue.vat-rule.code-has-another-rate");
                    case "one_own_rule_a_day" -> Refused.conflict("catalogue.vat-rule.overlaps");
                    default -> null;
                });
        forgetAfterwards();
    }

    private void end(VatRule rule) {
        one("""
                update catalogue.own_vat_rule set valid_until = :until, version = version + 1
                 where regime = :regime and category is not distinct from :category and valid_from = :from
                   and withdrawn_at is null
                """, rule).param("until", rule.validUntil()).update();
    }

    private void withdraw(VatRule rule) {
        one("""
                update catalogue.own_vat_rule set withdrawn_at = :now, version = version + 1
                 where regime = :regime and category is not distinct from :category and valid_from = :from
                   and withdrawn_at is null
                """, rule).param("now", Columns.utc(clock.instant())).update();
    }

    private void insert(VatRule rule) {
        one("""
                insert into catalogue.own_vat_rule
                       (id, regime, category, valid_from, valid_until, code, rate_basis_points, mention)
                values (:id, :regime, :category, :from, :until, :code, :rate, :mention)
                """, rule)
                .param("id", Ids.next(clock.instant()))
                .param("until", rule.validUntil())
                .param("code", rule.vat().code())
                .param("rate", rule.vat().rateBasisPoints())
                .param("mention", rule.vat().mention())
                .update();
    }

    private List<VatRule> own() {
        return jdbc.sql("""
                select regime, category, valid_from, valid_until, code, rate_basis_points, mention, false as to_confirm
                  from catalogue.own_vat_rule where withdrawn_at is null
                """).query((row, _) -> rule(row, Origin.OWN)).list();
    }

    private List<VatRule> readLaw() {
        return jdbc.sql("""
                select regime, category, valid_from, valid_until, code, rate_basis_points, mention, to_confirm
                  from catalogue.vat_rule
                """).query((row, _) -> rule(row, Origin.LAW)).list();
    }

    private static VatRule rule(ResultSet row, Origin origin) throws SQLException {
        return new VatRule(
                subject(row),
                origin,
                row.getObject("valid_from", LocalDate.class),
                row.getObject("valid_until", LocalDate.class),
                new Vat(row.getString("code"), row.getInt("rate_basis_points"), row.getString("mention")),
                row.getBoolean("to_confirm"));
    }

    private static VatSubject subject(ResultSet row) throws SQLException {
        var category = row.getString("category");
        return new VatSubject(
                VatRegime.valueOf(row.getString("regime")), category == null ? null : VatCategory.valueOf(category));
    }

    private JdbcClient.StatementSpec one(String sql, VatRule rule) {
        var category = rule.subject().category();
        return jdbc.sql(sql)
                .param("regime", rule.subject().regime().name())
                .param("category", category == null ? null : category.name())
                .param("from", rule.validFrom());
    }

    /** Here at once when the change is there for everybody to see; other instances learn it within the minute. */
    private void forgetAfterwards() {
        var operator = Tenant.require();
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                known.remove(operator);
            }
        });
    }
}
