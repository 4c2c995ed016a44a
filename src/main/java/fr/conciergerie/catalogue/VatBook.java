package fr.conciergerie.catalogue;

import static java.util.stream.Collectors.joining;

import fr.conciergerie.partners.VatRegime;
import fr.conciergerie.shared.DayClock;
import fr.conciergerie.shared.NotFound;
import fr.conciergerie.shared.Refused;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The front door for whoever keeps the rules of value-added tax: the law as it is delivered, and what the operator knows
 * better. Days gone by stay as they were, and so does every line that is ordered.
 */
@Service
@Transactional
public class VatBook {

    private static final int MOST_NAMED = 5;

    private record Sold(VatSheet.Use service, VatCategory category, VatRegime regime) {}

    private final VatRuleRepository repository;
    private final JdbcClient jdbc;
    private final DayClock dayClock;

    VatBook(VatRuleRepository repository, JdbcClient jdbc, DayClock dayClock) {
        this.repository = repository;
        this.jdbc = jdbc;
        this.dayClock = dayClock;
    }

    @Transactional(readOnly = true)
    public List<VatSheet> sheets() {
        var rules = repository.rulesNow();
        var versions = repository.versions();
        var sold = sold();
        return rules.subjects().stream()
                .map(it -> sheet(it, versions, rules, sold))
                .toList();
    }

    @Transactional(readOnly = true)
    public VatSheet sheet(VatSubject subject) {
        var rules = repository.rulesNow();
        if (!rules.subjects().contains(subject)) {
            throw new NotFound("rule of value-added tax " + subject.slug());
        }
        return sheet(subject, repository.versions(), rules, sold());
    }

    /** A rule of the operator's own, on days that have none yet. */
    public void add(VatSubject subject, Vat vat, LocalDate from, @Nullable LocalDate until) {
        change(subject, vat, it -> it.adding(vat, from, until, today()));
    }

    /**
     * A new version from a day on, until the next change that is already planned.
     *
     * @param version the one that was read; saying the same again changes nothing
     */
    public void change(VatSubject subject, int version, Vat vat, LocalDate from) {
        change(subject, vat, it -> {
            var changed = it.changing(vat, from, today());
            if (!changed.equals(it)) {
                requireVersion(subject, version);
            }
            return changed;
        });
    }

    /** The operator's own rule holds until a day and no longer; refused while something that is sold hangs on it. */
    public void end(VatSubject subject, int version, LocalDate lastDay) {
        repository.lock(subject);
        requireVersion(subject, version);
        var before = repository.history(subject);
        var after = before.ending(lastDay, today());
        if (after.equals(before)) {
            return;
        }
        var orphans = uses(repository.rulesNow(), sold(), subject, lastDay.plusDays(1)).stream()
                .map(VatSheet.Use::name)
                .toList();
        if (!orphans.isEmpty()) {
            throw Refused.conflict("catalogue.vat-rule.in-use", orphans.size(), named(orphans));
        }
        repository.write(before, after);
    }

    /** Gives up a planned version: the one before it goes on, or the law. */
    public void giveUp(VatSubject subject, LocalDate from) {
        repository.lock(subject);
        var before = repository.history(subject);
        repository.write(before, before.withoutPlanned(from, today()));
    }

    private void change(VatSubject subject, Vat vat, UnaryOperator<VatHistory> step) {
        if (repository.law().stream()
                .map(VatRule::vat)
                .anyMatch(it -> it.code().equals(vat.code()) && it.rateBasisPoints() != vat.rateBasisPoints())) {
            throw new Refused("catalogue.vat-rule.code-has-another-rate");
        }
        repository.lock(subject);
        var before = repository.history(subject);
        repository.write(before, step.apply(before));
    }

    private void requireVersion(VatSubject subject, int version) {
        if (repository.versions().getOrDefault(subject, 0) != version) {
            throw new OptimisticLockingFailureException("rule of " + subject.slug() + " changed meanwhile");
        }
    }

    private VatSheet sheet(VatSubject subject, Map<VatSubject, Integer> versions, VatRules rules, List<Sold> sold) {
        var own = rules.of(subject);
        var first = own.stream()
                .filter(it -> !it.endsBefore(today()))
                .findFirst()
                .map(VatRule::validFrom)
                .orElse(LocalDate.MAX);
        var day = first.isAfter(today()) ? first : today();
        return new VatSheet(
                subject,
                versions.getOrDefault(subject, 0),
                own,
                first.equals(LocalDate.MAX) ? List.of() : uses(rules, sold, subject, day));
    }

    /** The services that the rules for a subject decide for on a day. */
    private static List<VatSheet.Use> uses(VatRules rules, List<Sold> sold, VatSubject subject, LocalDate day) {
        return sold.stream()
                .filter(it ->
                        rules.ruleOn(it.category(), it.regime(), day).subject().equals(subject))
                .map(Sold::service)
                .distinct()
                .toList();
    }

    /** What is sold somewhere today, by a supplier of which regime. */
    private List<Sold> sold() {
        return jdbc.sql("""
                select distinct s.slug, s.name, s.vat_category, p.vat_regime, shared.unaccent_lower(s.name) as sort_key
                  from catalogue.offer o
                  join catalogue.service s on s.id = o.service_id
                  join partners.partner_v p on p.id = o.partner_id
                 where s.archived_at is null and (o.sold_until is null or o.sold_until >= :today)
                 order by sort_key, s.slug
                """)
                .param("today", today())
                .query((row, _) -> new Sold(
                        new VatSheet.Use(row.getString("slug"), row.getString("name")),
                        VatCategory.valueOf(row.getString("vat_category")),
                        VatRegime.valueOf(row.getString("vat_regime"))))
                .list();
    }

    private static String named(List<String> services) {
        var names = services.stream().limit(MOST_NAMED).collect(joining(", "));
        return services.size() > MOST_NAMED ? names + "…" : names;
    }

    private LocalDate today() {
        return dayClock.today();
    }
}
