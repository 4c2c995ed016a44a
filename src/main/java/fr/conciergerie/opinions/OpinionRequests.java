package fr.conciergerie.opinions;

import fr.conciergerie.animations.AttendanceNoted;
import fr.conciergerie.orders.CollectionUndone;
import fr.conciergerie.orders.LineCollected;
import fr.conciergerie.shared.DayClock;
import fr.conciergerie.shared.Tenant;
import fr.conciergerie.web.OperatorDirectory;
import net.javacrumbs.shedlock.spring.annotation.SchedulerLock;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Asks whoever was given a service, or came to an animation, what they think of it, and does not where they were not or did not. On
 * members' own pages only: no letter is sent for it.
 */
@Component
class OpinionRequests {

    private final Opinions opinions;
    private final AnimationOpinions animationOpinions;
    private final OperatorDirectory operators;

    OpinionRequests(Opinions opinions, AnimationOpinions animationOpinions, OperatorDirectory operators) {
        this.opinions = opinions;
        this.animationOpinions = animationOpinions;
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

    @ApplicationModuleListener
    void on(AttendanceNoted noted) {
        animationOpinions.heard(noted);
    }

    @Scheduled(cron = "0 40 3 * * *", zone = DayClock.ZONE)
    @SchedulerLock(name = "reporting-opinions", lockAtMostFor = "PT1H")
    void everyNight() {
        operators.all().forEach(it -> Tenant.run(it.id(), opinions::shuffle));
    }
}
