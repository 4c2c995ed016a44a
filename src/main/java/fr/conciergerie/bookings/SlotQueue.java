package fr.conciergerie.bookings;

import fr.conciergerie.bookings.SlotRepository.Stored;
import fr.conciergerie.bookings.Slots.Notice;
import fr.conciergerie.organisations.MemberId;
import fr.conciergerie.organisations.Organisations;
import fr.conciergerie.waiting.WaitingEntry;
import fr.conciergerie.waiting.WaitingListId;
import fr.conciergerie.waiting.WaitingListOwner;
import fr.conciergerie.waiting.WaitingLists;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Who waits for an hour gets what comes free of it; whoever gives a place back or makes more of them says so here. */
@Component
@Transactional
class SlotQueue implements WaitingListOwner {

    private final WaitingLists waiting;
    private final SlotRepository slots;
    private final ScheduleRepository schedules;
    private final Slots offered;
    private final Organisations organisations;
    private final Clock clock;

    SlotQueue(
            WaitingLists waiting,
            SlotRepository slots,
            ScheduleRepository schedules,
            Slots offered,
            Organisations organisations,
            Clock clock) {
        this.waiting = waiting;
        this.slots = slots;
        this.schedules = schedules;
        this.offered = offered;
        this.organisations = organisations;
        this.clock = clock;
    }

    @Override
    public WaitingListId.Kind kind() {
        return WaitingListId.Kind.SLOT;
    }

    @Override
    public void serve(UUID slot) {
        schedules.lock(slots.stored(slot).practitioner());
        placesChanged(slot);
    }

    /** Whoever waited does so no more, or declines what was kept for them. */
    void leave(WaitingEntry entry) {
        var slot = slots.stored(entry.list().value());
        schedules.lock(slot.practitioner());
        waiting.leave(waiting.entry(entry.id()));
        placesChanged(slot.id());
    }

    /** Under the practitioner's lock: when they receive has changed, so some hours are no longer waited for, or have more places. */
    void hoursChanged(PractitionerId practitioner) {
        slots.awaited(practitioner).forEach(this::placesChanged);
    }

    /** Under the practitioner's lock: somebody has given a place back, or there are more of them, or fewer who wait. */
    void placesChanged(UUID slot) {
        var stored = slots.stored(slot);
        serve(stored, stored.capacity() - stored.taken());
        slots.emptyIfNobodyComes(slot);
    }

    private void serve(Stored stored, int free) {
        if (!waiting.open(stored.waitingList()).isEmpty()) {
            var schedule = schedules.get(stored.schedule());
            var site = organisations.site(stored.site());
            var until = schedule.terms().bookableUntil(stored.startsAt());
            if (!clock.instant().isBefore(until)) {
                waiting.end(stored.waitingList());
            } else if (schedule.isBookable()
                    && offered.find(site, schedule, stored.startsAt(), Notice.KEPT)
                            .isPresent()) {
                waiting.serve(
                        stored.waitingList(),
                        waiting.period(site, schedule.terms().offerHours()),
                        free,
                        until);
            } else {
                // What nobody can book any more nobody can be offered.
                waiting.callOff(stored.waitingList());
            }
        }
    }

    /** Under the practitioner's lock: the hour does not take place, so nobody waits for it any more. */
    void endOf(UUID slot) {
        waiting.callOff(slots.stored(slot).waitingList());
        slots.emptyIfNobodyComes(slot);
    }

    /** Whether every seat of the hour is taken, as far as one sees without a lock. */
    boolean isFull(ScheduleId schedule, Instant startsAt) {
        return slots.stored(schedule, startsAt)
                .filter(it -> it.taken() >= it.capacity())
                .isPresent();
    }

    /** How many places in the hour are kept for somebody at this moment. */
    int kept(ScheduleId schedule, Instant startsAt, MemberId member) {
        return offer(schedule, startsAt, member).map(WaitingEntry::places).orElse(0);
    }

    private Optional<WaitingEntry> offer(ScheduleId schedule, Instant startsAt, MemberId member) {
        return slots.stored(schedule, startsAt)
                .flatMap(it -> waiting.open(it.waitingList(), member))
                .filter(it -> it.isOfferedAt(clock.instant()));
    }

    /**
     * Under the practitioner's lock: whoever waited has their places. Of two that were kept for them and of which they take one, the
     * other is for whoever comes next.
     *
     * @param people for how many seats are taken next
     */
    void taken(ScheduleId schedule, Instant startsAt, MemberId member, int people) {
        offer(schedule, startsAt, member).ifPresent(it -> {
            waiting.take(it);
            if (it.places() > people) {
                var stored = slots.stored(it.list().value());
                serve(stored, stored.capacity() - stored.taken() - people);
            }
        });
    }
}
