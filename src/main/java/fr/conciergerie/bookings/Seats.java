package fr.conciergerie.bookings;

import fr.conciergerie.bookings.Slots.Notice;
import fr.conciergerie.organisations.MemberId;
import fr.conciergerie.organisations.Site;
import fr.conciergerie.shared.Refused;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Finds a member a seat in an hour, which nobody else gets any more before the transaction ends. */
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

    record Seat(SlotRepository.Held slot, int number, Span span) {}

    /**
     * Whoever wants an hour of the same practitioner waits meanwhile.
     *
     * @param until the last day that can be booked, where the schedule's own horizon ends earlier
     */
    Seat take(MemberId member, Site site, Schedule schedule, Instant startsAt, Notice notice, LocalDate until) {
        // Many who want the last place are not to wait in line, a connection each, to hear that it is gone.
        if (queue.isFull(schedule.id(), startsAt)) {
            throw Refused.conflict("bookings.slot-full");
        }
        schedules.lock(schedule.practitioner().id());
        var slot = free(member, site, schedule, startsAt, notice, until);
        var span = new Span(slot.startsAt(), slot.endsAt());
        var held = taken.take(schedule, span, site.zone(), clock.instant());
        var number = taken.freeSeat(held).orElseThrow(() -> Refused.conflict("bookings.slot-full"));
        queue.taken(schedule.id(), startsAt, member);
        return new Seat(held, number, span);
    }

    /** Free for everybody, or kept for the one who waited. */
    private Slot free(MemberId member, Site site, Schedule schedule, Instant startsAt, Notice notice, LocalDate until) {
        var slot = slots.find(site, schedule, startsAt, notice, until)
                .orElseThrow(() -> Refused.conflict("bookings.slot-taken"));
        if (!slot.isFree()
                && (slot.waiting() == 0
                        || queue.offer(schedule.id(), startsAt, member).isEmpty())) {
            throw Refused.conflict("bookings.slot-full");
        }
        return slot;
    }
}
