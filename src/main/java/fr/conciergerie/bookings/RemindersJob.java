package fr.conciergerie.bookings;

import fr.conciergerie.shared.Tenant;
import fr.conciergerie.web.OperatorDirectory;
import net.javacrumbs.shedlock.spring.annotation.SchedulerLock;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Looks every ten minutes whose appointment begins soon, and whose day with whom. */
@Component
class RemindersJob {

    private final OperatorDirectory operators;
    private final Reminders reminders;
    private final DaysOfPractitioners days;

    RemindersJob(OperatorDirectory operators, Reminders reminders, DaysOfPractitioners days) {
        this.operators = operators;
        this.reminders = reminders;
        this.days = days;
    }

    @Scheduled(cron = "0 */10 * * * *")
    @SchedulerLock(name = "bookings-reminders", lockAtMostFor = "PT9M")
    void everyTenMinutes() {
        operators
                .all()
                .forEach(it -> Tenant.run(it.id(), () -> {
                    reminders.remind();
                    days.tell();
                }));
    }
}
