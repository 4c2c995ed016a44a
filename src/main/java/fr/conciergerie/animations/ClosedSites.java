package fr.conciergerie.animations;

import fr.conciergerie.calendar.Affected;
import fr.conciergerie.calendar.AffectedByClosure;
import fr.conciergerie.calendar.Outcome;
import fr.conciergerie.calendar.Outcomes;
import fr.conciergerie.organisations.SiteId;
import fr.conciergerie.shared.Refused;
import fr.conciergerie.web.Actor;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Animations on the days of a site that closes. One in the open air, or with a key of its own, needs no desk: whoever closes says of
 * each whether it takes place.
 */
@Component
@Transactional
class ClosedSites implements AffectedByClosure {

    private final Animations animations;
    private final AnimationRepository repository;
    private final Clock clock;

    ClosedSites(Animations animations, AnimationRepository repository, Clock clock) {
        this.animations = animations;
        this.repository = repository;
        this.clock = clock;
    }

    @Override
    @Transactional(readOnly = true)
    public List<Affected.Event> affected(@Nullable SiteId site, LocalDate firstDay, LocalDate lastDay) {
        return announced(site, firstDay, lastDay).stream()
                .map(it -> new Affected.Event(
                        it.id().value(),
                        it.times().startsAt(),
                        it.times().zone(),
                        it.details().title(),
                        String.join(", ", it.siteNames()),
                        it.taken(),
                        it.waiting()))
                .toList();
    }

    /** In the order of their keys, so that no two who close wait for each other. */
    @Override
    public void settle(Actor actor, @Nullable SiteId site, LocalDate firstDay, LocalDate lastDay, Outcomes said) {
        var announced = announced(site, firstDay, lastDay).stream()
                .sorted(Comparator.comparing(it -> it.id().value()))
                .toList();
        if (!announced.stream().allMatch(it -> said.name(it.id().value()))) {
            throw Refused.conflict("animations.closure.others");
        }
        for (var it : announced) {
            switch (said.of(it.id().value())) {
                case Outcome.Cancelled() -> animations.cancel(it.id(), it.version(), said.why());
                case Outcome.Kept() -> {}
                case Outcome.Moved _ -> throw new Refused("web.field.choose-one");
            }
        }
    }

    private List<AnimationView> announced(@Nullable SiteId site, LocalDate firstDay, LocalDate lastDay) {
        return repository.announcedOnDays(site, firstDay, lastDay, clock.instant());
    }
}
