package fr.conciergerie.notifications;

import fr.conciergerie.shared.Tenant;
import fr.conciergerie.web.OperatorDirectory;
import java.time.Clock;
import java.time.Duration;
import java.util.stream.Stream;
import net.javacrumbs.shedlock.spring.annotation.SchedulerLock;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Forgets what was said after thirty days, and that it was said after a year. */
@Component
class MessageRetention {

    private static final Duration WORDS = Duration.ofDays(30);
    private static final Duration MESSAGES = Duration.ofDays(365);

    private final MessageLog log;
    private final OperatorDirectory operators;
    private final TransactionTemplate transaction;
    private final Clock clock;

    MessageRetention(
            MessageLog log, OperatorDirectory operators, PlatformTransactionManager transactions, Clock clock) {
        this.log = log;
        this.operators = operators;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    @Scheduled(cron = "0 40 3 * * *")
    @SchedulerLock(name = "message-retention", lockAtMostFor = "PT1H")
    public void forget() {
        var now = clock.instant();
        Stream.concat(Stream.of(Outbox.PLATFORM), operators.all().stream().map(OperatorDirectory.Entry::id))
                .forEach(operator -> Tenant.run(
                        operator,
                        () -> transaction.executeWithoutResult(
                                _ -> log.forget(now.minus(WORDS), now.minus(MESSAGES)))));
    }
}
