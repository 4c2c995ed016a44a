package fr.conciergerie.notifications;

import fr.conciergerie.shared.OperatorId;
import fr.conciergerie.shared.Tenant;
import fr.conciergerie.web.OperatorDirectory;
import fr.conciergerie.web.metrics.Traffic;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes messages to the mail server, one after another, outside any transaction. Any number of instances may work at once:
 * a message is claimed before it is sent, and one whose sending was cut off is left for the manager to judge.
 */
@Component
class Postman implements SmartLifecycle {

    /** Longer than the slowest mail server may take before we hang up. */
    static final Duration LEASE = Duration.ofMinutes(10);

    private static final Duration FIRST_PAUSE = Duration.ofMinutes(1);
    private static final Duration LONGEST_PAUSE = Duration.ofHours(12);
    private static final int AT_ONCE = 2;
    private static final Logger LOG = LoggerFactory.getLogger(Postman.class);

    private final MessageRepository messages;
    private final Transport transport;
    private final OperatorDirectory operators;
    private final SenderNames senders;
    private final Traffic traffic;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final Set<OperatorId> expected = ConcurrentHashMap.newKeySet();
    private volatile @Nullable ExecutorService rounds;

    Postman(
            MessageRepository messages,
            Transport transport,
            OperatorDirectory operators,
            SenderNames senders,
            Traffic traffic,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.messages = messages;
        this.transport = transport;
        this.operators = operators;
        this.senders = senders;
        this.traffic = traffic;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /** There is something to take for an operator: now, on another thread. */
    void wake(OperatorId operator) {
        var executor = rounds;
        if (executor == null || !transport.isOpen() || !expected.add(operator)) {
            return;
        }
        try {
            executor.execute(() -> {
                expected.remove(operator);
                round(operator);
            });
        } catch (RejectedExecutionException _) {
            LOG.debug("closing: the next start takes what waits");
        }
    }

    /** What is due again, and what was left behind by an instance that is gone. */
    @Scheduled(fixedDelayString = "PT30S", initialDelayString = "PT5S")
    void sweep() {
        var now = clock.instant();
        operators.withPlatform().forEach(operator -> {
            var due = Tenant.call(operator, () -> inTransaction(() -> messages.hasDue(now)));
            if (due) {
                wake(operator);
            }
        });
    }

    private void round(OperatorId operator) {
        try {
            Tenant.run(operator, () -> {
                transaction.executeWithoutResult(_ -> {
                    messages.giveUpAbandoned(clock.instant());
                    messages.deleteUseless(clock.instant());
                });
                deliverAll(operator);
            });
        } catch (RuntimeException e) {
            LOG.error("messages could not be sent; the next round tries again", e);
        }
    }

    /**
     * Each is claimed in a transaction that ends before it is sent; what came of it is written down in the one that claims
     * the next.
     */
    private void deliverAll(OperatorId operator) {
        var claimed = inTransaction(this::claim);
        var sender = claimed.isPresent() ? senders.sender(operator) : null;
        while (claimed.isPresent()) {
            traffic.giveWay();
            var message = claimed.get();
            var delivery = transport.send(message, Objects.requireNonNull(sender));
            claimed = inTransaction(() -> {
                record(message, delivery);
                return isRunning() ? claim() : Optional.empty();
            });
            if (!(delivery instanceof Delivery.Taken)) {
                LOG.warn("message {} ({}) was not sent: {}", message.id(), message.kind(), delivery);
            }
        }
    }

    private Optional<Outgoing> claim() {
        return messages.claim(clock.instant(), LEASE);
    }

    private void record(Outgoing message, Delivery delivery) {
        var now = clock.instant();
        var again = message.attemptsLeft() == 0 ? null : now.plus(pauseAfter(Outbox.ATTEMPTS - message.attemptsLeft()));
        var erase = (message.kind().holdsSecret() || message.kind().leavesNoTrace()) && transport.leavesUs();
        messages.record(message, delivery, again, erase, now);
    }

    /** A minute, four, sixteen … twelve hours; a fifth more or less, so that a crowd does not come back at once. */
    static Duration pauseAfter(int attempts) {
        var pause = FIRST_PAUSE.multipliedBy(1L << (2 * Math.min(attempts - 1, 10)));
        var capped = pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
        return Duration.ofMillis(
                (long) (capped.toMillis() * ThreadLocalRandom.current().nextDouble(0.8, 1.2)));
    }

    private <T> T inTransaction(Supplier<T> work) {
        return Objects.requireNonNull(transaction.execute(_ -> work.get()));
    }

    @Override
    public void start() {
        rounds = Executors.newFixedThreadPool(
                AT_ONCE, Thread.ofPlatform().name("postman-", 1).factory());
    }

    /** What is being handed over is finished; the rest waits for the next start, or for another instance. */
    @Override
    public void stop() {
        var executor = rounds;
        rounds = null;
        if (executor != null) {
            executor.close();
        }
    }

    @Override
    public boolean isRunning() {
        return rounds != null;
    }
}
