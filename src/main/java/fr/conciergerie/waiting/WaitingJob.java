package fr.conciergerie.waiting;

import fr.conciergerie.shared.Tenant;
import fr.conciergerie.web.OperatorDirectory;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import net.javacrumbs.shedlock.spring.annotation.SchedulerLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Looks every minute which offers nobody has answered in time, so that the next one has the place. */
@Component
class WaitingJob {

    private static final Logger LOG = LoggerFactory.getLogger(WaitingJob.class);

    private final OperatorDirectory operators;
    private final WaitingEntryRepository entries;
    private final Map<WaitingListId.Kind, WaitingListOwner> owners;
    private final TransactionTemplate transaction;
    private final Clock clock;

    WaitingJob(
            OperatorDirectory operators,
            WaitingEntryRepository entries,
            List<WaitingListOwner> owners,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.operators = operators;
        this.entries = entries;
        this.owners = owners.stream().collect(Collectors.toMap(WaitingListOwner::kind, Function.identity()));
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    @Scheduled(cron = "30 * * * * *")
    @SchedulerLock(name = "waiting-lists", lockAtMostFor = "PT5M")
    void everyMinute() {
        operators.all().forEach(it -> Tenant.run(it.id(), this::serveThoseDue));
    }

    /** Of the operator at work. One list that cannot be served keeps no other from it. */
    void serveThoseDue() {
        for (var list : transaction.execute(_ -> entries.due(clock.instant()))) {
            try {
                var owner = owners.get(list.kind());
                if (owner != null) {
                    owner.serve(list.value());
                }
            } catch (RuntimeException e) {
                LOG.error("Waiting list {} could not be served", list, e);
            }
        }
    }
}
