package fr.conciergerie.bookings;

import fr.conciergerie.bookings.SlotRepository.Stored;
import fr.conciergerie.organisations.MemberId;
import fr.conciergerie.organisations.Site;
import fr.conciergerie.shared.NotFound;
import fr.conciergerie.shared.Refused;
import fr.conciergerie.web.Actor;
import fr.conciergerie.web.Role;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Which hours somebody can book, and what is free around one that they cannot. */
@Service
@Transactional(readOnly = true)
public class BookableSlots {

    private static final int SUGGESTED = 3;
    private static final int LOOKED_AROUND = 7;

    private final ScheduleRepository schedules;
    private final Slots slots;
    private final SlotRepository taken;
    private final WaitingViewRepository waiting;
    private final BookingLimits limits;
    private final BookingAccess access;
    private final Clock clock;

    BookableSlots(
            ScheduleRepository schedules,
            Slots slots,
            SlotRepository taken,
            WaitingViewRepository waiting,
            BookingLimits limits,
            BookingAccess access,
            Clock clock) {
        this.schedules = schedules;
        this.slots = slots;
        this.taken = taken;
        this.waiting = waiting;
        this.limits = limits;
        this.access = access;
        this.clock = clock;
    }

    /** By which schedules one can book at a site that the reader sees. */
    public List<Schedule> schedules(Actor actor, Site site) {
        access.visible(actor, site.id());
        return schedules.bookableAt(site.id());
    }

    /** A schedule of a site that the reader sees, whether one can still book by it or not. */
    public Schedule schedule(Actor actor, ScheduleId id) {
        var schedule = schedules.get(id);
        access.visible(actor, schedule.site());
        return schedule;
    }

    /**
     * The hours of some schedules of a site, soonest first, those that are full among them. Both days are included.
     *
     * @param offered those that {@link #schedules} has just read, or some of them
     */
    public List<Slot> at(Actor actor, Site site, List<Schedule> offered, LocalDate first, LocalDate last) {
        return at(actor, site, offered, first, last, null);
    }

    /**
     * The same for whoever moves a booking.
     *
     * @param moving what one of them is to replace, which may be further ahead than others can book; null for a new one
     */
    public List<Slot> at(
            Actor actor,
            Site site,
            List<Schedule> offered,
            LocalDate first,
            LocalDate last,
            @Nullable BookingView moving) {
        access.visible(actor, site.id());
        return slots.at(site, offered, first, last, BookingAccess.notice(actor), until(moving));
    }

    /** One hour as a member sees it, and what is free around it where it is not. */
    public SlotView slot(Actor actor, SlotId id) {
        return slot(actor, id, (BookingView) null);
    }

    /**
     * The same for whoever moves a booking.
     *
     * @param moving what it is to replace; null for a new one
     */
    public SlotView slot(Actor actor, SlotId id, @Nullable BookingView moving) {
        return moving == null
                ? slot(actor, id, themselves(actor), 1)
                : slot(actor, id, themselves(actor), moving.people(), until(moving), false);
    }

    /**
     * @param member for whom; null when a member asks for themselves
     * @param people for how many it is wanted
     */
    public SlotView slot(Actor actor, SlotId id, @Nullable MemberId member, int people) {
        return slot(actor, id, member == null ? themselves(actor) : member, people, LocalDate.MIN, true);
    }

    /**
     * Of several hours wanted at once the first that is not free, and what is free around it; the very first where all of them are by now.
     * Those after the first may be further ahead than one hour alone.
     */
    public SlotView firstTaken(Actor actor, List<SlotId> wanted, @Nullable MemberId member) {
        var whom = member == null ? themselves(actor) : member;
        var first = schedule(actor, wanted.getFirst().schedule());
        var zone = access.visible(actor, first.site()).zone();
        var last = wanted.stream()
                .map(it -> it.startsAt().atZone(zone).toLocalDate().plusWeeks(1))
                .max(Comparator.naturalOrder())
                .orElseThrow();
        return wanted.stream()
                .map(it -> slot(actor, it, whom, 1, last, true))
                .filter(it -> !it.isFree())
                .findFirst()
                .orElseGet(() -> slot(actor, wanted.getFirst(), whom, 1, last, true));
    }

    /** The hour that a member has, for somebody whom they bring along; nearest to it are those with room for both. */
    public SlotView beside(Actor actor, BookingView own) {
        var id = new SlotId(own.schedule(), own.startsAt());
        return slot(actor, id, own.member(), 1 + BookingRequest.MOST_GUESTS, Guests.lastDay(own), true);
    }

    private static @Nullable MemberId themselves(Actor actor) {
        return actor.is(Role.MEMBER) ? new MemberId(actor.requireSubject()) : null;
    }

    /**
     * @param member for whom it would be taken; null when that is not known yet
     * @param until the last day that can be booked, where the schedule's own horizon ends earlier
     * @param more whether it is one more for them, rather than instead of another
     */
    private SlotView slot(
            Actor actor, SlotId id, @Nullable MemberId member, int people, LocalDate until, boolean more) {
        var read = schedules.alike(id.schedule());
        var schedule = read.stream()
                .filter(it -> it.id().equals(id.schedule()))
                .findFirst()
                .orElseThrow(() -> new NotFound("schedule " + id.schedule()));
        var site = access.visible(actor, schedule.site());
        var alike = read.stream().filter(Schedule::isBookable).toList();
        var around = around(actor, id, site, alike, until);
        var slot = around.stream().filter(it -> it.id().equals(id)).findFirst().orElse(null);
        var stored = slot == null || member == null
                ? null
                : taken.stored(id.schedule(), id.startsAt()).orElse(null);
        var waiting = slot == null || slot.waiting() == 0 || stored == null || member == null
                ? null
                : waiting(stored, member);
        var kept = waiting != null && waiting.isOfferedAt(clock.instant()) ? waiting.places() : 0;
        var offered = kept > 0;
        var room = offered ? kept : slot == null ? 0 : slot.free();
        var left = member == null || !more ? Integer.MAX_VALUE : limits.left(schedule, member, day(id, site));
        return new SlotView(
                id,
                site,
                schedule,
                slot,
                alike,
                room >= people ? List.of() : nearest(id, around, people),
                waiting,
                offered,
                stored != null && member != null && taken.hasSeat(stored.id(), member),
                left == 0 ? schedule.terms().limit() : null,
                people,
                left);
    }

    private @Nullable WaitingView waiting(Stored slot, MemberId member) {
        return waiting.ofSlot(slot.id()).stream()
                .filter(it -> it.member().equals(member))
                .findFirst()
                .orElse(null);
    }

    /** Whether something was refused because the hour is no longer free, so that the nearest ones help. */
    public static boolean isTaken(Refused refused) {
        return Set.of("bookings.slot-taken", "bookings.slot-full", "bookings.one-place-left")
                .contains(refused.key());
    }

    private static LocalDate until(@Nullable BookingView moving) {
        return moving == null ? LocalDate.MIN : Bookings.movableUntil(moving.startsAt(), moving.zone());
    }

    private static LocalDate day(SlotId id, Site site) {
        return id.startsAt().atZone(site.zone()).toLocalDate();
    }

    private List<Slot> around(Actor actor, SlotId id, Site site, List<Schedule> alike, LocalDate until) {
        var day = day(id, site);
        var today = clock.instant().atZone(site.zone()).toLocalDate();
        if (day.isBefore(today)) {
            return List.of();
        }
        var first = day.minusDays(LOOKED_AROUND).isBefore(today) ? today : day.minusDays(LOOKED_AROUND);
        return slots.at(site, alike, first, day.plusDays(LOOKED_AROUND), BookingAccess.notice(actor), until);
    }

    private static List<Slot> nearest(SlotId wanted, List<Slot> around, int people) {
        return around.stream()
                .filter(it -> it.free() >= people)
                .sorted(Comparator.comparing(
                        it -> Duration.between(it.startsAt(), wanted.startsAt()).abs()))
                .limit(SUGGESTED)
                .sorted(Comparator.comparing(Slot::startsAt))
                .toList();
    }
}
