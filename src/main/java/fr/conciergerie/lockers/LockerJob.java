package fr.conciergerie.lockers;

import fr.conciergerie.shared.Tenant;
import fr.conciergerie.web.OperatorDirectory;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import net.javacrumbs.shedlock.spring.annotation.SchedulerLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Gives back, every few minutes, what was reserved and not used, and forgets codes that have rested. */
@Component
class LockerJob {

    private static final Logger LOG = LoggerFactory.getLogger(LockerJob.class);
    private static final int AT_ONCE = 200;

    /** Long enough for whoever asks when a door was opened. */
    private static final Duration REPORTS_KEPT = Duration.ofDays(180);

    private final OperatorDirectory operators;
    private final BankRepository banks;
    private final ReservationRepository reservations;
    private final Codes codes;
    private final ControllerRepository controllers;
    private final TransactionTemplate transaction;
    private final Clock clock;

    LockerJob(
            OperatorDirectory operators,
            BankRepository banks,
            ReservationRepository reservations,
            Codes codes,
            ControllerRepository controllers,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.operators = operators;
        this.banks = banks;
        this.reservations = reservations;
        this.codes = codes;
        this.controllers = controllers;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    @Scheduled(cron = "35 */5 * * * *")
    @SchedulerLock(name = "lockers", lockAtMostFor = "PT10M")
    void everyFewMinutes() {
        operators.all().forEach(it -> Tenant.run(it.id(), this::expire));
    }

    /** Of the operator at work. Something may have been put in all the same: nobody else gets it before a concierge has looked. */
    void expire() {
        var now = clock.instant();
        var lapsed = Objects.requireNonNull(transaction.execute(_ -> reservations.lapsed(now, AT_ONCE)));
        for (var it : lapsed) {
            try {
                transaction.executeWithoutResult(_ -> {
                    reservations.end(it.id(), it.version(), Outcome.EXPIRED, now);
                    codes.replace(
                            it.bank(),
                            it.compartmentId(),
                            CodeState.EXPIRED,
                            banks.get(it.bank()).details().digits());
                });
            } catch (OptimisticLockingFailureException _) {
                // its member said in this moment that it is in there
            } catch (RuntimeException e) {
                LOG.error("Reservation {} could not be ended", it.id(), e);
            }
        }
        transaction.executeWithoutResult(_ -> {
            codes.forget(now);
            controllers.forget(now.minus(REPORTS_KEPT));
        });
    }
}
