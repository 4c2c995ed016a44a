package fr.conciergerie.bookings;

import fr.conciergerie.shared.Tenant;
import fr.conciergerie.web.OperatorDirectory;
import net.javacrumbs.shedlock.spring.annotation.SchedulerLock;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** The law of clocks comes with Java, so it is looked at a minute after a start; once a day besides, for whoever lost the lock then. */
@Component
class WallClocksJob {

    private final OperatorDirectory operators;
    private final WallClocks clocks;

    WallClocksJob(OperatorDirectory operators, WallClocks clocks) {
        this.operators = operators;
        this.clocks = clocks;
    }

    @Scheduled(initialDelayString = "PT1M", fixedDelayString = "P1D")
    @SchedulerLock(name = "bookings-wall-clocks", lockAtMostFor = "PT30M")
    void onceADay() {
        operators.all().forEach(it -> Tenant.run(it.id(), clocks::putRight));
    }
}
