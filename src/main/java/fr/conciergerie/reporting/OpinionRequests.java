package fr.conciergerie.reporting;

import fr.conciergerie.orders.LineCollected;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/** Asks whoever was given a service what they think of it. On their pages only: no letter is sent for it. */
@Component
class OpinionRequests {

    private final Opinions opinions;

    OpinionRequests(Opinions opinions) {
        this.opinions = opinions;
    }

    @ApplicationModuleListener
    void on(LineCollected collected) {
        opinions.invite(collected.line(), collected.at());
    }
}
