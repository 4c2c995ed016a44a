package fr.conciergerie.animations;

import fr.conciergerie.bookings.Attendance;
import fr.conciergerie.organisations.MemberId;
import fr.conciergerie.shared.Ids;
import fr.conciergerie.shared.NotFound;
import fr.conciergerie.shared.Refused;
import fr.conciergerie.shared.ShortCode;
import fr.conciergerie.shared.Tenant;
import fr.conciergerie.web.Actor;
import fr.conciergerie.web.Role;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The front door to who comes: of those who want the last places, as many get them as there are. */
@Service
@Transactional
public class Registrations {

    /** How long it can still be said whether somebody came. */
    public static final Duration ATTENDANCE_OPEN = Duration.ofDays(7);

    /** An animation and somebody's place in it. */
    public record Mine(AnimationView animation, RegistrationView registration) {}

    private final RegistrationRepository registrations;
    private final PasserByRepository passersBy;
    private final AnimationRepository repository;
    private final Animations animations;
    private final Audience audience;
    private final AnimationQueue queue;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Registrations(
            RegistrationRepository registrations,
            PasserByRepository passersBy,
            AnimationRepository repository,
            Animations animations,
            Audience audience,
            AnimationQueue queue,
            ApplicationEventPublisher events,
            Clock clock) {
        this.registrations = registrations;
        this.passersBy = passersBy;
        this.repository = repository;
        this.animations = animations;
        this.audience = audience;
        this.queue = queue;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Takes a place in an animation, and as many for guests. Whoever has one already has as many guests from now on: said twice, it is
     * said once.
     *
     * @param member for whom; null for a member who says it themselves
     */
    public RegistrationView register(Actor actor, AnimationId id, @Nullable MemberId member, int guests) {
        var seen = animations.animation(actor, id);
        var whom = audience.whom(actor, seen, member);
        requireGuests(seen.details().registration(), guests);
        int places = 1 + guests;
        // Many who want the last place are not to wait in line, a connection each, to hear that it is gone.
        requireRoom(seen.details().registration(), id, seen.taken(), places, whom.id());
        var now = clock.instant();
        var animation = repository.lock(id);
        var terms = animation.requireOpen(now);
        requireGuests(terms, guests);
        var before = requireRoom(terms, id, animation.taken(), places, whom.id());
        if (before.isPresent() && before.get().places() == places) {
            return before.get();
        }
        var key = before.map(RegistrationView::id).orElseGet(() -> new RegistrationId(Ids.next(now)));
        before.ifPresentOrElse(
                it -> registrations.update(it, it.version(), places, it.status(), now),
                () -> registrations.insert(key, id, whom, places, now));
        queue.taken(id, whom.id());
        queue.placesChanged(id);
        return told(key, now);
    }

    /** Gives the places back: whoever waits is offered them, and where nobody does others can have them at once. */
    public RegistrationView unregister(Actor actor, RegistrationId id, int version) {
        var now = clock.instant();
        var before = registrations.get(id);
        requireTheirs(actor, before);
        if (before.status() == RegistrationStatus.CANCELLED) {
            return before;
        }
        var animation = repository.lock(before.animation());
        if (before.status() != RegistrationStatus.REGISTERED
                || !now.isBefore(animation.details().times().startsAt())) {
            throw Refused.conflict("animations.has-begun");
        }
        free(before, version, now);
        forget(before);
        return registrations.get(id);
    }

    /** Under the lock of the animation. */
    void free(RegistrationView before, int version, Instant now) {
        registrations.update(before, version, before.places(), RegistrationStatus.CANCELLED, now);
        queue.placesChanged(before.animation());
        if (before.member() != null) {
            events.publishEvent(new MemberUnregistered(Tenant.require(), before.id(), now));
        }
    }

    /** Of a passer-by nothing is kept that is not needed any more. */
    void forget(RegistrationView of) {
        if (passersBy.forget(of.id())) {
            events.publishEvent(new PasserByForgotten(Tenant.require(), of.id()));
        }
    }

    @Transactional(readOnly = true)
    public RegistrationView registration(Actor actor, RegistrationId id) {
        var it = registrations.get(id);
        requireTheirs(actor, it);
        return it;
    }

    /** The reader's own for an animation, unless they have given it back. */
    @Transactional(readOnly = true)
    public Optional<RegistrationView> mine(Actor actor, AnimationId id) {
        return registrations.of(id, new MemberId(actor.requireSubject()));
    }

    /** What a member comes to and has come to, the last to begin first. */
    @Transactional(readOnly = true)
    public List<Mine> mine(Actor actor, int limit) {
        var theirs = registrations.ofMember(new MemberId(actor.requireSubject()), limit);
        var what = repository
                .views(theirs.stream().map(RegistrationView::animation).toList())
                .stream()
                .collect(Collectors.toMap(AnimationView::id, Function.identity()));
        return theirs.stream()
                .flatMap(it -> Optional.ofNullable(what.get(it.animation())).map(a -> new Mine(a, it)).stream())
                .toList();
    }

    /** What else the reader has said that they do at the same time: allowed, and worth knowing. */
    @Transactional(readOnly = true)
    public List<Meanwhile> meanwhile(Actor actor, AnimationView animation) {
        return registrations.meanwhile(new MemberId(actor.requireSubject()), animation.id(), animation.times());
    }

    /** Whether an animation is for somebody whom the reader serves. */
    @Transactional(readOnly = true)
    public boolean isFor(Actor actor, AnimationId id, MemberId member) {
        return audience.isFor(animations.animation(actor, id).details(), member);
    }

    /** Who comes to an animation, by name, for whoever serves it. */
    @Transactional(readOnly = true)
    public List<RegistrationView> of(Actor actor, AnimationId id) {
        animations.requireServed(actor, id);
        return registrations.of(id);
    }

    /** How many people of the reader's organisation come to each of some animations, as far as it is told. */
    @Transactional(readOnly = true)
    public Map<AnimationId, ToldTurnout> told(Actor coordinator, Collection<AnimationId> ids) {
        var turnout = registrations.turnout(ids, coordinator.requireSubject());
        var told = new LinkedHashMap<AnimationId, ToldTurnout>();
        for (var id : ids) {
            var it = turnout.getOrDefault(id, new Turnout(id, 0, 0));
            told.put(id, ToldTurnout.of(it.registered(), it.attended()));
        }
        return told;
    }

    /** Whose number it is among those who come to an animation, as it was typed or read by a camera. */
    @Transactional(readOnly = true)
    public Optional<RegistrationView> numbered(Actor actor, AnimationId id, String typed) {
        animations.requireServed(actor, id);
        var all = registrations.of(id);
        return ShortCode.find(
                typed,
                number -> all.stream().filter(it -> it.number().equals(number)).findFirst());
    }

    /** Whether somebody came: said from the beginning on, and put right within a week. Whoever says it says that it took place. */
    public RegistrationView attendance(Actor actor, RegistrationId id, Attendance attendance, int version) {
        var now = clock.instant();
        var before = registrations.get(id);
        animations.requireServed(actor, before.animation());
        if (before.status() == RegistrationStatus.CANCELLED) {
            throw Refused.conflict("animations.was-given-back");
        }
        var animation = repository.lock(before.animation());
        var held = animation.hold(now);
        requireStillSaid(held.details().times(), now);
        if (!held.equals(animation)) {
            repository.update(held, now);
        }
        var status = RegistrationStatus.valueOf(attendance.name());
        if (before.status() != status) {
            registrations.update(before, version, before.places(), status, now);
            events.publishEvent(new AttendanceNoted(
                    Tenant.require(),
                    before.animation(),
                    id,
                    attendance == Attendance.ATTENDED,
                    held.details().times().endsAt(),
                    now));
        }
        return registrations.get(id);
    }

    /** Whether something was refused because there are no more places. */
    public static boolean isFull(Refused refused) {
        return Set.of("animations.full", "animations.not-so-many", "animations.passer-by.full")
                .contains(refused.key());
    }

    static void requireStillSaid(Times times, Instant now) {
        if (now.isAfter(times.endsAt().plus(ATTENDANCE_OPEN))) {
            throw Refused.conflict("animations.too-late-to-say", ATTENDANCE_OPEN.toDays());
        }
    }

    private RegistrationView told(RegistrationId id, Instant now) {
        var it = registrations.get(id);
        var member = it.member();
        if (member != null) {
            events.publishEvent(new MemberRegistered(Tenant.require(), it.animation(), id, member, it.places(), now));
        }
        return it;
    }

    static void requireGuests(@Nullable RegistrationTerms terms, int guests) {
        if (terms != null && (guests < 0 || guests > terms.mostGuests())) {
            throw new Refused("animations.too-many-guests", terms.mostGuests());
        }
    }

    /** Their registration, unless they have none; refused where they would have more places with it than there are for them. */
    private Optional<RegistrationView> requireRoom(
            @Nullable RegistrationTerms terms, AnimationId id, int taken, int places, MemberId member) {
        var before = registrations.of(id, member);
        if (terms != null) {
            int more = places - before.map(RegistrationView::places).orElse(0);
            int room = queue.room(terms, id, taken, member);
            if (more > Math.max(0, room)) {
                throw full(room);
            }
        }
        return before;
    }

    /** The one place where somebody hears that there is none for them. */
    private static Refused full(int free) {
        return free <= 0 ? Refused.conflict("animations.full") : Refused.conflict("animations.not-so-many", free);
    }

    /** The member whose it is, and whoever serves the animation; to others it does not exist. */
    private void requireTheirs(Actor actor, RegistrationView registration) {
        if (actor.is(Role.MEMBER)) {
            if (registration.member() == null || !registration.member().value().equals(actor.subject())) {
                throw new NotFound("registration " + registration.id());
            }
        } else {
            animations.requireServed(actor, registration.animation());
        }
    }
}
