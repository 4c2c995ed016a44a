package fr.conciergerie.bookings;

import fr.conciergerie.bookings.Slots.Notice;
import fr.conciergerie.organisations.MemberId;
import fr.conciergerie.organisations.Organisations;
import fr.conciergerie.organisations.Site;
import fr.conciergerie.shared.NotFound;
import fr.conciergerie.shared.Refused;
import fr.conciergerie.waiting.WaitingEntry;
import fr.conciergerie.waiting.WaitingEntryId;
import fr.conciergerie.waiting.WaitingListId;
import fr.conciergerie.waiting.WaitingLists;
import fr.conciergerie.web.Actor;
import fr.conciergerie.web.Role;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The door for those who wait for an hour that is full: a place that comes free is offered to whoever has waited longest. They
 * take it by booking the hour, as everybody does.
 */
@Service
@Transactional
public class SlotWaitingLists {

    private final WaitingLists waiting;
    private final WaitingViewRepository views;
    private final SlotQueue queue;
    private final SlotRepository taken;
    private final ScheduleRepository schedules;
    private final Slots slots;
    private final Organisations organisations;
    private final BookingAccess access;
    private final Clock clock;

    SlotWaitingLists(
            WaitingLists waiting,
            WaitingViewRepository views,
            SlotQueue queue,
            SlotRepository taken,
            ScheduleRepository schedules,
            Slots slots,
            Organisations organisations,
            BookingAccess access,
            Clock clock) {
        this.waiting = waiting;
        this.views = views;
        this.queue = queue;
        this.taken = taken;
        this.schedules = schedules;
        this.slots = slots;
        this.organisations = organisations;
        this.access = access;
        this.clock = clock;
    }

    /**
     * At the end of the list; whoever waits already keeps their rank and the places that they asked for.
     *
     * @param member for whom; null when a member waits for themselves
     * @param guests who come along, or nobody comes: nobody, or one
     */
    public WaitingView join(Actor actor, SlotId id, @Nullable MemberId member, int guests) {
        BookingRequest.requireFew(guests);
        var schedule = schedules.get(id.schedule());
        var site = access.visible(actor, schedule.site());
        var whom = whom(actor, site, member);
        if (!schedule.terms().isOnceAllowed()) {
            throw Refused.conflict("bookings.only-in-a-series");
        }
        schedules.lock(schedule.practitioner().id());
        var slot = slots.find(site, schedule, id.startsAt(), Notice.KEPT)
                .filter(_ -> schedule.isBookable())
                .orElseThrow(() -> Refused.conflict("bookings.not-waited-for"));
        if (slot.isFree()) {
            throw Refused.conflict("bookings.slot-is-free");
        }
        if (1 + guests > slot.capacity()) {
            throw Refused.conflict("bookings.for-one-only");
        }
        var stored = taken.stored(schedule.id(), id.startsAt()).orElseThrow();
        if (taken.hasSeat(stored.id(), whom)) {
            throw Refused.conflict("bookings.has-a-place");
        }
        var entry = waiting.join(
                stored.waitingList(), whom, 1 + guests, schedule.terms().bookableUntil(id.startsAt()));
        return views.ofSlot(stored.id()).stream()
                .filter(it -> it.id().equals(entry.id()))
                .findFirst()
                .orElseThrow();
    }

    /** They wait no more, or decline the place that they are offered: whoever comes next has it. Twice does no harm. */
    public SlotId leave(Actor actor, WaitingEntryId id) {
        var entry = theirs(actor, id);
        queue.leave(entry);
        return taken.stored(entry.list().value()).slot();
    }

    /** The same, of a list that is named with it. */
    public void leave(Actor actor, SlotId slot, WaitingEntryId id) {
        if (!taken.stored(theirs(actor, id).list().value()).slot().equals(slot)) {
            throw new NotFound("waiting entry " + id);
        }
        leave(actor, id);
    }

    /** What a member waits for, soonest first. */
    @Transactional(readOnly = true)
    public List<WaitingView> mine(Actor actor) {
        return views.ofMember(new MemberId(actor.requireSubject()));
    }

    /** Who waits for an hour, longest first: all of them for those who serve the site, a member only themselves. */
    @Transactional(readOnly = true)
    public List<WaitingView> of(Actor actor, SlotId id) {
        access.visible(actor, schedules.get(id.schedule()).site());
        return taken.stored(id.schedule(), id.startsAt()).stream()
                .flatMap(it -> views.ofSlot(it.id()).stream())
                .filter(it -> !actor.is(Role.MEMBER) || it.member().value().equals(actor.subject()))
                .toList();
    }

    /** Who waits for the hours of a day at a site. */
    @Transactional(readOnly = true)
    public List<WaitingView> at(Actor actor, Site site, LocalDate day) {
        access.requireServed(actor, site.id());
        return views.at(site.id(), Span.ofDays(day, day, site.zone()));
    }

    private WaitingEntry theirs(Actor actor, WaitingEntryId id) {
        var entry = waiting.entry(id);
        if (entry.list().kind() != WaitingListId.Kind.SLOT
                || actor.is(Role.MEMBER) && !entry.member().value().equals(actor.subject())) {
            throw new NotFound("waiting entry " + id);
        }
        if (!actor.is(Role.MEMBER)) {
            access.requireServed(actor, taken.stored(entry.list().value()).site());
        }
        return entry;
    }

    private MemberId whom(Actor actor, Site site, @Nullable MemberId member) {
        if (actor.is(Role.MEMBER)) {
            return new MemberId(actor.requireSubject());
        }
        access.requireServed(actor, site.id());
        if (member == null) {
            throw new Refused("bookings.waits-for-whom");
        }
        var today = clock.instant().atZone(site.zone()).toLocalDate();
        if (!organisations.mayUse(member, site.id(), today)) {
            throw new NotFound("member " + member);
        }
        return member;
    }
}
