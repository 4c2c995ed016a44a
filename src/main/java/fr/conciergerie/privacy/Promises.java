package fr.conciergerie.privacy;

import fr.conciergerie.shared.DayClock;
import fr.conciergerie.shared.NotFound;
import fr.conciergerie.web.privacy.Forgetting;
import fr.conciergerie.web.privacy.Forgetting.Due;
import fr.conciergerie.web.privacy.Kept;
import fr.conciergerie.web.privacy.RetentionRule;
import java.time.Instant;
import java.time.Period;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The rules as whoever answers for them looks at them: what is promised, what is in force, what would go, what went. */
@Service
@Transactional(readOnly = true)
public class Promises {

    private static final int PROOFS = 60;

    private final RuleBook rules;
    private final KeptPeriods periods;
    private final Runs runs;
    private final RetentionTable tables;
    private final DayClock dayClock;

    Promises(RuleBook rules, KeptPeriods periods, Runs runs, RetentionTable tables, DayClock dayClock) {
        this.rules = rules;
        this.periods = periods;
        this.runs = runs;
        this.tables = tables;
        this.dayClock = dayClock;
    }

    /**
     * A rule.
     *
     * @param kept the period in force; null where none is
     * @param lastRun when it was last carried out; null when never, or when nothing has to be done
     * @param lastGone how much went then
     */
    public record Promise(
            RetentionRule rule,
            @Nullable Period kept,
            @Nullable Instant lastRun,
            long lastGone,
            boolean hasJob) {

        public boolean mayBeShortened() {
            return rule.kept() instanceof Kept.For period && period.mayBeShortened();
        }
    }

    /** Something that went. */
    public record Proof(String code, Instant at, Period kept, long gone) {}

    public List<Promise> all() {
        var inForce = periods.inForce();
        var last = runs.last();
        return rules.all().stream()
                .map(it -> {
                    var run = last.get(it.code());
                    return new Promise(
                            it,
                            inForce.get(it.code()),
                            run == null ? null : run.at(),
                            run == null ? 0 : run.gone(),
                            rules.job(it.code()).isPresent());
                })
                .toList();
    }

    public Promise of(String code) {
        return all().stream()
                .filter(it -> it.rule().code().equals(code))
                .findAny()
                .orElseThrow(() -> new NotFound("rule " + code));
    }

    /** What would go now; empty for a rule without a job. Nothing goes by asking. */
    public Optional<Due> due(String code) {
        var kept = of(code).kept();
        return kept == null ? Optional.empty() : rules.job(code).map(it -> due(it, kept));
    }

    private Due due(Forgetting job, Period kept) {
        return job.due(dayClock.now(), kept);
    }

    public List<String> tables(String code) {
        return tables.of(code);
    }

    /** What went lately, newest first. */
    public List<Proof> proofs() {
        return runs.effective(PROOFS).stream()
                .map(it -> new Proof(it.code(), it.at(), it.kept(), it.gone()))
                .toList();
    }
}
