package fr.conciergerie.bookings;

import java.time.Instant;

/**
 * An hour that can be booked (<i>créneau</i>).
 *
 * @param capacity how many can take part
 * @param free how many still can
 */
public record Slot(SlotId id, Instant startsAt, Instant endsAt, int capacity, int free) {

    public boolean isFree() {
        return free > 0;
    }

    public ScheduleId schedule() {
        return id.schedule();
    }
}
