package fr.conciergerie.animations;

import fr.conciergerie.calendar.AffectedBySession;
import fr.conciergerie.calendar.SessionChange;
import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Animations while the desk is there: they keep their hour, and whoever moves or cancels the session learns of them. */
@Component
@Transactional(readOnly = true)
class EventsOfSession implements AffectedBySession {

    private final AnimationRepository animations;
    private final Clock clock;

    EventsOfSession(AnimationRepository animations, Clock clock) {
        this.animations = animations;
        this.clock = clock;
    }

    @Override
    public List<Concern> affected(SessionChange change) {
        return List.of(new Concern(
                "animations.session.meanwhile",
                "animations.session.stays",
                Effect.STAYS,
                animations.announcedOnDays(change.site(), change.firstDay(), change.lastDay(), clock.instant()).stream()
                        .filter(it -> change.isDuring(
                                it.times().startsAt(), it.times().endsAt()))
                        .map(it -> new One(
                                it.details().title(),
                                it.times().isWithinADay() ? it.times().startsAt() : null,
                                "/operator/animations/" + it.id()))
                        .toList()));
    }
}
