package fr.conciergerie.calendar;

import fr.conciergerie.organisations.Organisations;
import fr.conciergerie.organisations.SiteChanged;
import fr.conciergerie.shared.DayClock;
import fr.conciergerie.shared.Tenant;
import net.javacrumbs.shedlock.spring.annotation.SchedulerLock;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Looks one day further ahead every night, for every operator, and follows a site that moves to another territory. */
@Component
class TimetableJob {

    private final Timetables timetables;
    private final Organisations organisations;
    private final TransactionOperations transactions;

    TimetableJob(Timetables timetables, Organisations organisations, TransactionOperations transactions) {
        this.timetables = timetables;
        this.organisations = organisations;
        this.transactions = transactions;
    }

    @Scheduled(cron = "0 10 2 * * *", zone = DayClock.ZONE)
    @SchedulerLock(name = "calendar.timetables", lockAtMostFor = "1h")
    void everyNight() {
        for (var operator : organisations.operators()) {
            Tenant.run(operator.id(), () -> transactions.executeWithoutResult(_ -> timetables.reviseAll()));
        }
    }

    @ApplicationModuleListener
    void on(SiteChanged event) {
        timetables.revise(organisations.site(event.site()));
    }
}
