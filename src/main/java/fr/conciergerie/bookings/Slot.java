package fr.conciergerie.bookings;

import java.time.Instant;

/**
 * An hour that can be booked (<i>créneau</i>).
 *
 * @param capacity how many can take part
 * @param free how many still can
 * @param waiting how many people wait for a place: as long as somebody does, none is free for others
 */
public record Slot(SlotId id, Instant startsAt, Instant endsAt, int capacity, int free, int waiting) {

    public boolean isFree() {
        return free > 0;
    }

    public ScheduleId schedule() {
        return id.schedule();
    }
}
