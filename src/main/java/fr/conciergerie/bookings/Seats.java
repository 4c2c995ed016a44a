package fr.conciergerie.bookings;

import fr.conciergerie.bookings.Slots.Notice;
import fr.conciergerie.organisations.MemberId;
import fr.conciergerie.organisations.Site;
import fr.conciergerie.shared.Refused;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Finds a member a seat in an hour, and their guest one, which nobody else gets any more before the transaction ends. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class Seats {

    private final ScheduleRepository schedules;
    private final SlotRepository taken;
    private final Slots slots;
    private final SlotQueue queue;
    private final Clock clock;

    Seats(ScheduleRepository schedules, SlotRepository taken, Slots slots, SlotQueue queue, Clock clock) {
        this.schedules = schedules;
        this.taken = taken;
        this.slots = slots;
        this.queue = queue;
        this.clock = clock;
    }

    /** @param numbers of the seat of the member, and of their guest's */
    record Seat(SlotRepository.Held slot, List<Integer> numbers, Span span) {}

    /**
     * Whoever wants an hour of the same practitioner waits meanwhile.
     *
     * @param people the member alone, or with a guest: all get a seat or nobody does
     * @param until the last day that can be booked, where the schedule's own horizon ends earlier
     */
    Seat take(
            MemberId member,
            int people,
            Site site,
            Schedule schedule,
            Instant startsAt,
            Notice notice,
            LocalDate until) {
        // Many who want the last place are not to wait in line, a connection each, to hear that it is gone.
        if (queue.isFull(schedule.id(), startsAt)) {
            throw Refused.conflict("bookings.slot-full");
        }
        schedules.lock(schedule.practitioner().id());
        var slot = free(member, people, site, schedule, startsAt, notice, until);
        var span = new Span(slot.startsAt(), slot.endsAt());
        var held = taken.take(schedule, span, site.zone(), clock.instant());
        var numbers = taken.freeSeats(held, people);
        if (numbers.size() < people) {
            throw full(numbers.size());
        }
        queue.taken(schedule.id(), startsAt, member, people);
        return new Seat(held, numbers, span);
    }

    /** Free for everybody, or kept for the one who waited. */
    private Slot free(
            MemberId member,
            int people,
            Site site,
            Schedule schedule,
            Instant startsAt,
            Notice notice,
            LocalDate until) {
        var slot = slots.find(site, schedule, startsAt, notice, until)
                .orElseThrow(() -> Refused.conflict("bookings.slot-taken"));
        if (people > slot.capacity()) {
            throw Refused.conflict("bookings.for-one-only");
        }
        int room = slot.waiting() == 0 ? slot.free() : queue.kept(schedule.id(), startsAt, member);
        if (room < people) {
            throw full(room);
        }
        return slot;
    }

    private static Refused full(int room) {
        return Refused.conflict(room == 0 ? "bookings.slot-full" : "bookings.one-place-left");
    }
}
