package fr.conciergerie.animations;

import fr.conciergerie.organisations.MemberId;
import fr.conciergerie.organisations.OrganisationId;
import fr.conciergerie.organisations.Organisations;
import fr.conciergerie.organisations.Site;
import fr.conciergerie.organisations.SiteId;
import fr.conciergerie.shared.DayClock;
import fr.conciergerie.shared.Ids;
import fr.conciergerie.shared.NotFound;
import fr.conciergerie.shared.Refused;
import fr.conciergerie.shared.Tenant;
import fr.conciergerie.web.Actor;
import fr.conciergerie.web.Role;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The front door of the module: what takes place where and when, and what the manager makes of it. */
@Service
@Transactional
public class Animations {

    /** The most that one list shows. */
    public static final int MOST_SHOWN = 200;

    private static final int SUGGESTED = 3;

    private final AnimationRepository animations;
    private final AnimationQueue queue;
    private final PasserByRepository passersBy;
    private final Organisations organisations;
    private final ApplicationEventPublisher events;
    private final DayClock dayClock;
    private final Clock clock;

    Animations(
            AnimationRepository animations,
            AnimationQueue queue,
            PasserByRepository passersBy,
            Organisations organisations,
            ApplicationEventPublisher events,
            DayClock dayClock,
            Clock clock) {
        this.animations = animations;
        this.queue = queue;
        this.passersBy = passersBy;
        this.organisations = organisations;
        this.events = events;
        this.dayClock = dayClock;
        this.clock = clock;
    }

    /** What the reader sees of some days, both included, soonest first. */
    @Transactional(readOnly = true)
    public List<AnimationView> between(Actor actor, LocalDate first, LocalDate last) {
        var zone = dayClock.zone();
        return animations.between(
                first.atStartOfDay(zone).toInstant(),
                last.plusDays(1).atStartOfDay(zone).toInstant(),
                sight(actor),
                MOST_SHOWN);
    }

    /** What takes place at a site on some days, by the clock there. */
    @Transactional(readOnly = true)
    public List<AnimationView> at(Actor actor, Site site, LocalDate first, LocalDate last) {
        return animations
                .between(
                        first.atStartOfDay(site.zone()).toInstant(),
                        last.plusDays(1).atStartOfDay(site.zone()).toInstant(),
                        sight(actor),
                        MOST_SHOWN)
                .stream()
                .filter(it -> it.takesPlaceAt(site.id()))
                .toList();
    }

    @Transactional(readOnly = true)
    public AnimationView animation(Actor actor, AnimationId id) {
        return animations.view(id, sight(actor)).orElseThrow(() -> new NotFound("animation " + id));
    }

    /** How many are announced and not over. */
    @Transactional(readOnly = true)
    public long toCome() {
        return animations.countToCome(clock.instant());
    }

    /** The clock of some sites, which have the same; the operator’s own where there are none. */
    @Transactional(readOnly = true)
    public ZoneId zoneOf(List<SiteId> sites) {
        var zones = organisations.sites().stream()
                .filter(it -> sites.contains(it.id()))
                .map(Site::zone)
                .distinct()
                .toList();
        if (zones.size() > 1) {
            throw new Refused("animations.sites-of-different-clocks");
        }
        return zones.isEmpty() ? dayClock.zone() : zones.getFirst();
    }

    /** Nobody else knows of it yet. */
    public AnimationId draft(AnimationDetails details) {
        requireItsClock(details);
        var now = clock.instant();
        var id = new AnimationId(Ids.next(now));
        animations.insert(Animation.draft(id, details), null, now);
        return id;
    }

    /** The same on several days: each is an event of its own, with its own places, moved and cancelled alone. */
    public List<AnimationId> draft(List<AnimationDetails> days) {
        if (days.size() == 1) {
            return List.of(draft(days.getFirst()));
        }
        days.forEach(this::requireItsClock);
        var series = new SeriesId(Ids.next(clock.instant()));
        return days.stream()
                .map(it -> {
                    var now = clock.instant();
                    var id = new AnimationId(Ids.next(now));
                    animations.insert(Animation.draft(id, it), series, now);
                    return id;
                })
                .toList();
    }

    /** What was planned together with an animation and is seen likewise, itself among them, soonest first. */
    @Transactional(readOnly = true)
    public List<AnimationView> series(Actor actor, AnimationView one) {
        var series = one.series();
        return series == null ? List.of(one) : animations.series(series, sight(actor));
    }

    /** The other days of an animation that is full on which so many could come, those nearest to it, soonest first. */
    @Transactional(readOnly = true)
    public List<AnimationView> otherDays(Actor actor, AnimationView full, int places) {
        var now = clock.instant();
        return series(actor, full).stream()
                .filter(it -> !it.id().equals(full.id()) && it.isOpen(now) && it.hasRoomFor(places))
                .sorted(Comparator.comparing(it -> Duration.between(
                                it.times().startsAt(), full.times().startsAt())
                        .abs()))
                .limit(SUGGESTED)
                .sorted(Comparator.comparing(it -> it.times().startsAt()))
                .toList();
    }

    /** Whoever is registered hears of another hour or another place, once. */
    public void change(AnimationId id, int version, AnimationDetails details) {
        requireItsClock(details);
        var now = clock.instant();
        var before = animations.lock(id);
        var after = before.readAs(version).change(details, now);
        queue.requireKept(after);
        animations.update(after, now);
        queue.placesChanged(id);
        if (after.sequence() != before.sequence()) {
            passersBy.call(id, now);
            events.publishEvent(new AnimationMoved(
                    Tenant.require(), id, before.details().times().startsAt(), after.sequence(), now));
        }
    }

    /**
     * The same for one day of a series and for others of it, which keep their days and whatever had been changed of them alone; all of them or
     * none.
     *
     * @param others each as it was read
     */
    public void change(AnimationId id, int version, AnimationDetails details, Map<AnimationId, Integer> others) {
        var change = new SeriesChange(animations.get(id).details(), details);
        change(id, version, details);
        others.forEach((other, read) -> {
            var known = animations.get(other).details();
            try {
                change(other, read, change.of(known));
            } catch (Refused _) {
                throw new Refused(
                        "animations.series.not-that-day", known.times().day());
            }
        });
    }

    /** From now on those whom it is for can read of it and register. */
    public void publish(AnimationId id, int version) {
        change(id, version, it -> it.publish(clock.instant()));
    }

    /** Whoever is registered hears of it, once. */
    public void cancel(AnimationId id, int version, String reason) {
        var now = clock.instant();
        change(id, version, it -> it.cancel(reason, now));
        passersBy.call(id, now);
        events.publishEvent(new AnimationCancelled(Tenant.require(), id, now));
    }

    /** The same for several at once, each as it was read; all of them or none. */
    public void cancel(Map<AnimationId, Integer> versions, String reason) {
        versions.forEach((id, version) -> cancel(id, version, reason));
    }

    /** All at once, each as it was read. */
    public void publish(Map<AnimationId, Integer> versions) {
        versions.forEach(this::publish);
    }

    /** Takes a draft away, of which nobody knew. */
    public void remove(AnimationId id, int version) {
        var animation = animations.lock(id).readAs(version);
        animation.requireDraft();
        animations.delete(animation);
    }

    /** It has taken place: said by the manager, or by whoever serves one of its sites. */
    public void hold(Actor actor, AnimationId id, int version) {
        requireServed(actor, id);
        change(id, version, it -> it.hold(clock.instant()));
    }

    /** How many came without having said so; whoever counts them says that it took place. */
    public void countWalkIns(Actor actor, AnimationId id, int version, int walkIns) {
        requireServed(actor, id);
        if (walkIns < 0 || walkIns > RegistrationTerms.LARGEST) {
            throw new Refused("animations.walk-ins-out-of-bounds", RegistrationTerms.LARGEST);
        }
        var now = clock.instant();
        var before = animations.lock(id).readAs(version);
        var held = before.hold(now);
        Registrations.requireStillSaid(held.details().times(), now);
        animations.update(held, now);
        animations.countWalkIns(held.readAs(version + 1), walkIns);
    }

    /** To others than those who manage or serve it, and to those who do not see it, it does not exist. */
    void requireServed(Actor actor, AnimationId id) {
        if (!actor.is(Role.MANAGER) && !actor.is(Role.CONCIERGE)) {
            throw new NotFound("animation " + id);
        }
        animation(actor, id);
    }

    private void change(AnimationId id, int version, UnaryOperator<Animation> step) {
        animations.update(step.apply(animations.lock(id).readAs(version)), clock.instant());
        queue.placesChanged(id);
    }

    private void requireItsClock(AnimationDetails details) {
        if (!zoneOf(details.sites()).equals(details.times().zone())) {
            throw new Refused("animations.sites-of-different-clocks");
        }
    }

    Sight sight(Actor actor) {
        return switch (actor.role()) {
            case MANAGER -> Sight.ALL;
            case CONCIERGE -> new Sight(false, sites(actor), null);
            case MEMBER ->
                new Sight(
                        false,
                        sites(actor),
                        organisations
                                .member(new MemberId(actor.requireSubject()))
                                .organisation());
            case COORDINATOR -> new Sight(false, sites(actor), new OrganisationId(actor.requireSubject()));
            case PARTNER, FOLLOW_UP, SUPERVISOR, ADMIN -> Sight.NONE;
        };
    }

    private List<SiteId> sites(Actor actor) {
        return organisations.sitesVisibleTo(actor).stream().map(Site::id).toList();
    }
}
