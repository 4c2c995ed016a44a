package fr.conciergerie.opinions;

import fr.conciergerie.orders.CollectionUndone;
import fr.conciergerie.orders.LineCollected;
import fr.conciergerie.shared.DayClock;
import fr.conciergerie.shared.Tenant;
import fr.conciergerie.web.OperatorDirectory;
import net.javacrumbs.shedlock.spring.annotation.SchedulerLock;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Asks whoever was given a service what they think of it, and does not where it was not. On their pages only: no letter is sent for it. */
@Component
class OpinionRequests {

    private final Opinions opinions;
    private final OperatorDirectory operators;

    OpinionRequests(Opinions opinions, OperatorDirectory operators) {
        this.opinions = opinions;
        this.operators = operators;
    }

    @ApplicationModuleListener
    void on(LineCollected collected) {
        opinions.invite(collected.line(), collected.at());
    }

    @ApplicationModuleListener
    void on(CollectionUndone undone) {
        opinions.withdraw(undone.member(), undone.collectedAt());
    }

    @Scheduled(cron = "0 40 3 * * *", zone = DayClock.ZONE)
    @SchedulerLock(name = "reporting-opinions", lockAtMostFor = "PT1H")
    void everyNight() {
        operators.all().forEach(it -> Tenant.run(it.id(), opinions::shuffle));
    }
}
