package fr.conciergerie.privacy;

import fr.conciergerie.shared.DayClock;
import fr.conciergerie.shared.Tenant;
import fr.conciergerie.web.OperatorDirectory;
import fr.conciergerie.web.privacy.Forgetting;
import fr.conciergerie.web.privacy.Forgetting.Reach;
import fr.conciergerie.web.privacy.Kept;
import java.time.Period;
import java.time.ZonedDateTime;
import java.util.Objects;
import net.javacrumbs.shedlock.spring.annotation.SchedulerLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The night that keeps what the page about people's data promises: rule by rule, operator by operator, so much at once that
 * nobody waits, on one instance. What one rule stumbles over keeps no other from being carried out.
 */
@Component
class Night {

    private static final Logger LOG = LoggerFactory.getLogger(Night.class);

    private final RuleBook rules;
    private final KeptPeriods periods;
    private final Runs runs;
    private final OperatorDirectory operators;
    private final TransactionTemplate transaction;
    private final DayClock dayClock;

    Night(
            RuleBook rules,
            KeptPeriods periods,
            Runs runs,
            OperatorDirectory operators,
            PlatformTransactionManager transactions,
            DayClock dayClock) {
        this.rules = rules;
        this.periods = periods;
        this.runs = runs;
        this.operators = operators;
        this.transaction = new TransactionTemplate(transactions);
        this.dayClock = dayClock;
    }

    static boolean isShared(Forgetting job) {
        return job.reach() == Reach.INSTALLATION;
    }

    @Scheduled(cron = "0 30 3 * * *", zone = DayClock.ZONE)
    @SchedulerLock(name = "privacy-night", lockAtMostFor = "PT4H")
    void everyNight() {
        var now = dayClock.now();
        operators.all().forEach(it -> Tenant.run(it.id(), () -> forOperator(now)));
        rules.jobs().stream().filter(Night::isShared).forEach(it -> carryOut(it, promised(it), now));
    }

    /** What is due for the operator at work. */
    void forOperator(ZonedDateTime now) {
        var inForce = periods.inForce();
        rules.jobs().stream()
                .filter(it -> !isShared(it))
                .forEach(it -> carryOut(
                        it, Objects.requireNonNull(inForce.get(it.rule().code())), now));
    }

    private void carryOut(Forgetting job, Period kept, ZonedDateTime now) {
        try {
            long gone = 0;
            for (int some = 1; some > 0; gone += some) {
                some = Objects.requireNonNull(transaction.execute(_ -> job.forget(now, kept)));
            }
            if (isShared(job)) {
                runs.addForAll(job.rule().code(), now.toInstant(), kept, gone);
            } else {
                runs.add(job.rule().code(), now.toInstant(), kept, gone);
            }
        } catch (RuntimeException e) {
            LOG.error(
                    "the rule {} could not be carried out; the next night tries again",
                    job.rule().code(),
                    e);
        }
    }

    private static Period promised(Forgetting job) {
        return ((Kept.For) job.rule().kept()).longest();
    }
}
