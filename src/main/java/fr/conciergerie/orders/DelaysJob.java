package fr.conciergerie.orders;

import static java.util.Objects.requireNonNull;

import fr.conciergerie.organisations.Organisations;
import fr.conciergerie.organisations.Site;
import fr.conciergerie.shared.Tenant;
import fr.conciergerie.web.OperatorDirectory;
import java.util.List;
import net.javacrumbs.shedlock.spring.annotation.SchedulerLock;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Each hour, for a site's new day begins at another hour overseas: what is late gets a new promise. */
@Component
class DelaysJob {

    private final OperatorDirectory operators;
    private final Organisations organisations;
    private final PromiseKeeper promises;
    private final TransactionTemplate transaction;

    DelaysJob(
            OperatorDirectory operators,
            Organisations organisations,
            PromiseKeeper promises,
            PlatformTransactionManager transactions) {
        this.operators = operators;
        this.organisations = organisations;
        this.promises = promises;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Scheduled(cron = "0 7 * * * *")
    @SchedulerLock(name = "orders-delays", lockAtMostFor = "PT30M")
    void everyHour() {
        operators.all().forEach(it -> Tenant.run(it.id(), this::announceDelays));
    }

    /** One transaction a site: what fails at one does not keep the others waiting. */
    void announceDelays() {
        for (var site : sites()) {
            transaction.executeWithoutResult(_ -> promises.announceDelays(site.id()));
        }
    }

    private List<Site> sites() {
        return requireNonNull(transaction.execute(_ -> organisations.sites()));
    }
}
