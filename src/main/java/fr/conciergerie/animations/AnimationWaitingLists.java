package fr.conciergerie.animations;

import fr.conciergerie.organisations.MemberId;
import fr.conciergerie.shared.NotFound;
import fr.conciergerie.shared.Refused;
import fr.conciergerie.waiting.WaitingEntry;
import fr.conciergerie.waiting.WaitingEntryId;
import fr.conciergerie.waiting.WaitingListId;
import fr.conciergerie.waiting.WaitingLists;
import fr.conciergerie.web.Actor;
import fr.conciergerie.web.Role;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The door for those who wait for an animation that is full: places that come free are offered to whoever has waited longest.
 * They take them by registering, as everybody does.
 */
@Service
@Transactional
public class AnimationWaitingLists {

    private final WaitingLists waiting;
    private final AnimationWaitingRepository views;
    private final AnimationQueue queue;
    private final Animations animations;
    private final AnimationRepository repository;
    private final RegistrationRepository registrations;
    private final Audience audience;
    private final Clock clock;

    AnimationWaitingLists(
            WaitingLists waiting,
            AnimationWaitingRepository views,
            AnimationQueue queue,
            Animations animations,
            AnimationRepository repository,
            RegistrationRepository registrations,
            Audience audience,
            Clock clock) {
        this.waiting = waiting;
        this.views = views;
        this.queue = queue;
        this.animations = animations;
        this.repository = repository;
        this.registrations = registrations;
        this.audience = audience;
        this.clock = clock;
    }

    /**
     * At the end of the list; whoever waits already keeps their rank and the places that they asked for.
     *
     * @param member for whom; null when a member waits for themselves
     * @param guests who come along, or nobody comes
     */
    public AnimationWaitingView join(Actor actor, AnimationId id, @Nullable MemberId member, int guests) {
        var whom = audience.whom(actor, animations.animation(actor, id), member).id();
        var animation = repository.lock(id);
        var terms = animation.requireOpen(clock.instant());
        Registrations.requireGuests(terms, guests);
        var before = of(id, whom);
        if (before.isPresent()) {
            return before.get();
        }
        if (registrations.of(id, whom).isPresent()) {
            throw Refused.conflict("animations.has-a-place");
        }
        if (queue.room(terms, id, animation.taken(), whom) > 0) {
            throw Refused.conflict("animations.is-not-full");
        }
        if (terms.capacity() != null && 1 + guests > terms.capacity()) {
            throw Refused.conflict("animations.not-so-many", terms.capacity());
        }
        waiting.join(AnimationQueue.list(id), whom, 1 + guests, animation.registersUntil());
        return of(id, whom).orElseThrow();
    }

    /** They wait no more, or decline the places that they are offered: whoever comes next has them. Twice does no harm. */
    public AnimationId leave(Actor actor, WaitingEntryId id) {
        var entry = theirs(actor, id);
        queue.leave(entry);
        return new AnimationId(entry.list().value());
    }

    /** The same, of a list that is named with it. */
    public void leave(Actor actor, AnimationId animation, WaitingEntryId id) {
        if (!theirs(actor, id).list().value().equals(animation.value())) {
            throw new NotFound("waiting entry " + id);
        }
        leave(actor, id);
    }

    /** The reader's own place on a list. */
    @Transactional(readOnly = true)
    public Optional<AnimationWaitingView> mine(Actor actor, AnimationId animation) {
        return of(animation, new MemberId(actor.requireSubject()));
    }

    /** All that the reader waits for. */
    @Transactional(readOnly = true)
    public List<AnimationWaitingView> mine(Actor actor) {
        return views.of(new MemberId(actor.requireSubject()));
    }

    /** Who waits for an animation, longest first: all of them for those who serve it, a member only themselves. */
    @Transactional(readOnly = true)
    public List<AnimationWaitingView> of(Actor actor, AnimationId id) {
        animations.animation(actor, id);
        return views.of(id).stream()
                .filter(it -> !actor.is(Role.MEMBER) || it.member().value().equals(actor.subject()))
                .toList();
    }

    /** The rank that somebody has, or would have. @param member null for the reader themselves */
    @Transactional(readOnly = true)
    public int rank(Actor actor, AnimationId id, @Nullable MemberId member) {
        animations.animation(actor, id);
        var whom = member == null ? new MemberId(actor.requireSubject()) : member;
        var waiting = views.of(id);
        return waiting.stream()
                .filter(it -> it.member().equals(whom))
                .findFirst()
                .map(AnimationWaitingView::rank)
                .orElse(waiting.size() + 1);
    }

    private Optional<AnimationWaitingView> of(AnimationId id, MemberId member) {
        return views.of(id).stream().filter(it -> it.member().equals(member)).findFirst();
    }

    private WaitingEntry theirs(Actor actor, WaitingEntryId id) {
        var entry = waiting.entry(id);
        if (entry.list().kind() != WaitingListId.Kind.EVENT
                || actor.is(Role.MEMBER) && !entry.member().value().equals(actor.subject())) {
            throw new NotFound("waiting entry " + id);
        }
        if (!actor.is(Role.MEMBER)) {
            animations.requireServed(actor, new AnimationId(entry.list().value()));
        }
        return entry;
    }
}
