package fr.conciergerie.web;

import fr.conciergerie.shared.Tenant;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import net.javacrumbs.shedlock.spring.annotation.SchedulerLock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Forgets the answers that nobody will ask for again: who repeats a request does so within two days. */
@Component
class IdempotencyPurge {

    private static final Duration KEPT = Duration.ofHours(48);

    private final ObjectProvider<OperatorDirectory> operators;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Clock clock;

    IdempotencyPurge(
            ObjectProvider<OperatorDirectory> operators,
            JdbcClient jdbc,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.operators = operators;
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    @Scheduled(cron = "0 23 * * * *")
    @SchedulerLock(name = "idempotency", lockAtMostFor = "PT30M")
    public void run() {
        var before = Timestamp.from(clock.instant().minus(KEPT));
        operators.ifAvailable(directory -> directory
                .all()
                .forEach(operator -> Tenant.run(
                        operator.id(),
                        () -> transaction.executeWithoutResult(
                                _ -> jdbc.sql("delete from web.idempotency where created_at < ?")
                                        .param(before)
                                        .update()))));
    }
}
