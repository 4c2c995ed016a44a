package fr.conciergerie.animations;

import fr.conciergerie.web.Actor;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The door to what events ask of the concierge: what the manager plans, and how long it took in the end. Of the client's own events
 * its market and its report tell it.
 */
@Service
@Transactional
public class Efforts {

    private final EffortRepository efforts;
    private final AnimationRepository repository;
    private final Animations animations;
    private final Clock clock;

    Efforts(EffortRepository efforts, AnimationRepository repository, Animations animations, Clock clock) {
        this.efforts = efforts;
        this.repository = repository;
        this.animations = animations;
        this.clock = clock;
    }

    /**
     * The plan, and how long it took: whoever says so says that it took place, unless it was called off after somebody had prepared it.
     * There is no last day for it, for work is written down late.
     *
     * @param version of the event, as it was read
     */
    public void change(Actor actor, AnimationId id, int version, Effort effort) {
        animations.requireServed(actor, id);
        var before = repository.lock(id).readAs(version);
        if (effort.actualMinutes() == null) {
            efforts.save(id, version, effort);
            return;
        }
        var now = clock.instant();
        var over = before.takeTime(now);
        if (over.equals(before)) {
            efforts.save(id, version, effort);
        } else {
            repository.update(over, now);
            efforts.save(id, version + 1, effort);
        }
    }

    /** How long it took, for a concierge who was there; null takes what was said back. */
    public void took(Actor actor, AnimationId id, int version, @Nullable Integer minutes) {
        var planned = animations.animation(actor, id).effort();
        change(actor, id, version, planned.thatTook(minutes));
    }
}
