package fr.conciergerie.notifications;

import fr.conciergerie.shared.Tenant;
import fr.conciergerie.web.OperatorDirectory;
import net.javacrumbs.shedlock.spring.annotation.SchedulerLock;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Looks every half an hour for whom something has waited for some days. */
@Component
class ThingsWaitingJob {

    private final OperatorDirectory operators;
    private final ThingsWaiting things;

    ThingsWaitingJob(OperatorDirectory operators, ThingsWaiting things) {
        this.operators = operators;
        this.things = things;
    }

    @Scheduled(cron = "50 2,32 * * * *")
    @SchedulerLock(name = "notifications-things-waiting", lockAtMostFor = "PT25M")
    void everyHalfAnHour() {
        operators.all().forEach(it -> Tenant.run(it.id(), things::remind));
    }
}
