package fr.conciergerie.freebusy;

import fr.conciergerie.freebusy.ExternalCalendarRepository.Due;
import fr.conciergerie.shared.Tenant;
import fr.conciergerie.web.OperatorDirectory;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import net.javacrumbs.shedlock.spring.annotation.SchedulerLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Reads every external calendar once an hour, and a new one within the minute. What a stranger's server sends is read here and
 * nowhere else: no page waits for it, and no transaction is open meanwhile.
 */
@Component
class ExternalCalendarsJob {

    private static final Logger LOG = LoggerFactory.getLogger(ExternalCalendarsJob.class);

    /** As far ahead as anything is booked, and a month for what is moved. */
    private static final Duration AHEAD = Duration.ofDays(400);

    /** Of one operator in a minute: a few that do not answer keep no other operator's waiting for long. */
    private static final int MOST_AT_ONCE = 20;

    private final OperatorDirectory operators;
    private final ExternalCalendarRepository repository;
    private final CalendarClient client;
    private final TransactionTemplate transaction;
    private final Clock clock;

    ExternalCalendarsJob(
            OperatorDirectory operators,
            ExternalCalendarRepository repository,
            CalendarClient client,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.operators = operators;
        this.repository = repository;
        this.client = client;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    @Scheduled(cron = "15 * * * * *")
    @SchedulerLock(name = "external-calendars", lockAtMostFor = "PT15M")
    void everyMinute() {
        operators.all().forEach(it -> Tenant.run(it.id(), this::readThoseDue));
    }

    /** Of the operator at work. */
    void readThoseDue() {
        for (var due : transaction.execute(_ -> repository.claim(clock.instant(), MOST_AT_ONCE))) {
            try {
                read(due);
            } catch (RuntimeException e) {
                LOG.error("The calendar of {} could not be kept", due.owner(), e);
            }
        }
    }

    private void read(Due due) {
        var now = clock.instant();
        var today = now.atZone(due.zone()).truncatedTo(ChronoUnit.DAYS).toInstant();
        try {
            var read = BusyTimesReader.read(client.fetch(due.address()), due.zone(), today, now.plus(AHEAD));
            transaction.executeWithoutResult(_ -> repository.store(due, read, now));
        } catch (CalendarUnreadable e) {
            transaction.executeWithoutResult(_ -> repository.fail(due, e.failure(), now));
        }
    }
}
