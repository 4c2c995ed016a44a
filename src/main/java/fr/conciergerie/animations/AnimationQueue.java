package fr.conciergerie.animations;

import fr.conciergerie.animations.AnimationState.Cancelled;
import fr.conciergerie.animations.AnimationState.Published;
import fr.conciergerie.organisations.MemberId;
import fr.conciergerie.organisations.Organisations;
import fr.conciergerie.shared.Refused;
import fr.conciergerie.waiting.OfferPeriod;
import fr.conciergerie.waiting.WaitingEntry;
import fr.conciergerie.waiting.WaitingListId;
import fr.conciergerie.waiting.WaitingListOwner;
import fr.conciergerie.waiting.WaitingLists;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who waits for an animation gets what comes free of it; whoever gives places back or makes more of them says so here. Places
 * are counted, and lists changed, under the lock of the animation.
 */
@Component
@Transactional
class AnimationQueue implements WaitingListOwner {

    private final WaitingLists waiting;
    private final AnimationRepository animations;
    private final Organisations organisations;
    private final Clock clock;

    AnimationQueue(WaitingLists waiting, AnimationRepository animations, Organisations organisations, Clock clock) {
        this.waiting = waiting;
        this.animations = animations;
        this.organisations = organisations;
        this.clock = clock;
    }

    @Override
    public WaitingListId.Kind kind() {
        return WaitingListId.Kind.EVENT;
    }

    @Override
    public void serve(UUID list) {
        placesChanged(animations.lock(new AnimationId(list)).id());
    }

    static WaitingListId list(AnimationId id) {
        return new WaitingListId(WaitingListId.Kind.EVENT, id.value());
    }

    /** Under its lock: somebody has given places back, there are more of them, or it takes place otherwise or not at all. */
    void placesChanged(AnimationId id) {
        var list = list(id);
        if (waiting.open(list).isEmpty()) {
            return;
        }
        var animation = animations.get(id);
        if (animation.state() instanceof Cancelled) {
            waiting.callOff(list);
            return;
        }
        var terms = animation.details().registration();
        if (!(animation.state() instanceof Published) || terms == null) {
            waiting.end(list);
            return;
        }
        int capacity = terms.capacity() == null ? Integer.MAX_VALUE : terms.capacity();
        waiting.open(list).stream().filter(it -> it.places() > capacity).forEach(waiting::miss);
        waiting.serve(
                list,
                period(animation.details(), terms.offerHours()),
                capacity - animation.taken(),
                animation.registersUntil());
    }

    /** Whoever waited does so no more, or declines what was kept for them. */
    void leave(WaitingEntry entry) {
        var animation = animations.lock(new AnimationId(entry.list().value()));
        waiting.leave(waiting.entry(entry.id()));
        placesChanged(animation.id());
    }

    /** Under its lock: whoever waited has their places, those that were kept for them or others. */
    void taken(AnimationId id, MemberId member) {
        waiting.open(list(id), member).ifPresent(it -> {
            if (it.isOffered()) {
                waiting.take(it);
            } else {
                waiting.leave(it);
            }
        });
    }

    /**
     * How many places somebody can take, besides those that they have: what is kept for others is not free, and nothing is
     * while somebody has waited longer.
     *
     * @param taken how many are taken
     * @param member null for a passer-by, who waits for nothing
     */
    int room(RegistrationTerms terms, AnimationId id, int taken, @Nullable MemberId member) {
        if (terms.capacity() == null) {
            return Integer.MAX_VALUE;
        }
        var now = clock.instant();
        var open = waiting.open(list(id));
        // Whoever has let their offer lapse is no longer before others.
        var theirs = open.stream()
                .filter(it -> it.member().equals(member) && (!it.isOffered() || it.isOfferedAt(now)))
                .findFirst();
        int kept = theirs.filter(it -> it.isOfferedAt(now))
                .map(WaitingEntry::places)
                .orElse(0);
        Predicate<WaitingEntry> waitsLonger = it ->
                !it.isOffered() && theirs.map(mine -> it.rank() < mine.rank()).orElse(true);
        if (open.stream().anyMatch(waitsLonger)) {
            return kept;
        }
        return Math.max(kept, terms.capacity() - taken - keptForOthers(open, member));
    }

    /** Under its lock: places that are kept for somebody are not taken away from under them. */
    void requireKept(Animation next) {
        int kept = keptForOthers(waiting.open(list(next.id())), null);
        var terms = next.details().registration();
        if (kept > 0 && (terms == null || terms.capacity() != null && next.taken() + kept > terms.capacity())) {
            throw Refused.conflict("animations.places-are-kept", kept);
        }
    }

    private static int keptForOthers(List<WaitingEntry> open, @Nullable MemberId member) {
        return open.stream()
                .filter(it -> it.isOffered() && !it.member().equals(member))
                .mapToInt(WaitingEntry::places)
                .sum();
    }

    /** By the days off of its first site; what one takes part in from afar has none but the week's. */
    private OfferPeriod period(AnimationDetails details, int hours) {
        return organisations.sites().stream()
                .filter(it -> details.sites().contains(it.id()))
                .findFirst()
                .map(it -> waiting.period(it, hours))
                .orElseGet(() -> new OfferPeriod(hours, details.times().zone(), _ -> false));
    }
}
