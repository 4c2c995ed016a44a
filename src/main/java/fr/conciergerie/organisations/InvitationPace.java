package fr.conciergerie.organisations;

import fr.conciergerie.shared.Tenant;
import fr.conciergerie.web.OperatorDirectory;
import java.time.Duration;
import net.javacrumbs.shedlock.spring.annotation.SchedulerLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * The pace of rounds of invitations: so many letters a minute ({@code conciergerie.invitations-a-minute}), of all operators together.
 * One transaction a person, on one instance at a time; what a stop cut off goes on at the next start.
 */
@Component
public class InvitationPace {

    private static final int STEPS_A_MINUTE = 6;
    private static final Logger LOG = LoggerFactory.getLogger(InvitationPace.class);

    private final InvitationRounds rounds;
    private final OperatorDirectory operators;
    private final int aStep;

    InvitationPace(
            InvitationRounds rounds,
            OperatorDirectory operators,
            @Value("${conciergerie.invitations-a-minute:30}") int aMinute) {
        this.rounds = rounds;
        this.operators = operators;
        this.aStep = Math.ceilDiv(aMinute, STEPS_A_MINUTE);
    }

    /** For how long so many letters take. */
    public Duration lasts(int letters) {
        return Duration.ofMinutes(Math.ceilDiv(letters, aStep * STEPS_A_MINUTE));
    }

    @Scheduled(fixedDelayString = "PT10S", initialDelayString = "PT20S")
    @SchedulerLock(name = "organisations-invitations", lockAtMostFor = "PT5M")
    void step() {
        if (!rounds.hasWayOut()) {
            return;
        }
        int left = aStep;
        for (var operator : operators.all()) {
            int most = left;
            left -= Tenant.call(operator.id(), () -> inviteSome(most));
            if (left <= 0) {
                return;
            }
        }
    }

    int inviteSome(int most) {
        var turns = rounds.next(most);
        for (var turn : turns) {
            try {
                rounds.invite(turn);
            } catch (RuntimeException e) {
                LOG.warn("an invitation could not be written; it is counted as failed", e);
                rounds.giveUp(turn);
            }
        }
        return turns.size();
    }
}
