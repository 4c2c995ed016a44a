package fr.conciergerie.orders;

import fr.conciergerie.shared.Tenant;
import fr.conciergerie.web.OperatorDirectory;
import java.time.Clock;
import java.time.Duration;
import net.javacrumbs.shedlock.spring.annotation.SchedulerLock;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Forgets, the night after, what a concierge gathered for somebody and never ordered. */
@Component
class BasketPurge {

    private static final Duration KEPT = Duration.ofDays(1);

    private final OperatorDirectory operators;
    private final BasketRepository baskets;
    private final TransactionTemplate transaction;
    private final Clock clock;

    BasketPurge(
            OperatorDirectory operators,
            BasketRepository baskets,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.operators = operators;
        this.baskets = baskets;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    @Scheduled(cron = "0 50 3 * * *")
    @SchedulerLock(name = "orders-gathered", lockAtMostFor = "PT30M")
    void everyNight() {
        var before = clock.instant().minus(KEPT);
        operators
                .all()
                .forEach(it -> Tenant.run(
                        it.id(), () -> transaction.executeWithoutResult(_ -> baskets.forgetGathered(before))));
    }
}
