package fr.conciergerie.bookings;

import fr.conciergerie.organisations.Site;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One hour as somebody looks at it, before they take it.
 *
 * @param slot as it is at this moment, full or not; null where it is not to be had
 * @param alike the schedules of the site for the same service
 * @param nearest the hours for the same that are free and nearest to it, soonest first; none where it can be taken itself
 * @param waiting the place that whoever it is for has on its waiting list; null when they do not wait
 * @param offered whether places are kept for them
 * @param theirs whether they have a place in it already
 * @param reached how many hours of the service they can have, where they have as many; null where they can have more
 * @param people for how many it is wanted: two where a guest comes along
 * @param left for how many people the limit leaves them an hour of the service
 */
public record SlotView(
        SlotId id,
        Site site,
        Schedule schedule,
        @Nullable Slot slot,
        List<Schedule> alike,
        List<Slot> nearest,
        @Nullable WaitingView waiting,
        boolean offered,
        boolean theirs,
        @Nullable BookingLimit reached,
        int people,
        int left) {

    /** Whether whoever it is for can take it: not where they have a place in the group already. */
    public boolean isFree() {
        return !theirs && free() >= people;
    }

    /** Whether whoever has a place in it can bring somebody along. */
    public boolean hasRoomBeside() {
        return theirs && slot != null && slot.capacity() > 1 && slot.isFree() && left > 0;
    }

    /** Whether it is full, and worth waiting for a place. */
    public boolean isFull() {
        return slot != null && free() == 0 && !theirs && schedule.terms().isOnceAllowed();
    }

    /** How many can come along with them: nobody, or one. */
    public int guests() {
        return guests(free());
    }

    /** How many can come along with them once they need not wait any more. */
    public int guestsLater() {
        return slot == null ? 0 : guests(slot.capacity());
    }

    private int guests(int places) {
        return Math.clamp(Math.min(places, left) - 1L, 0, BookingRequest.MOST_GUESTS);
    }

    /** How many places there are for them. */
    private int free() {
        return offered && waiting != null ? waiting.places() : slot == null ? 0 : slot.free();
    }

    /** The rank that whoever it is for has, or would have. */
    public int rank() {
        return waiting != null ? waiting.rank() : slot == null ? 1 : slot.waiting() + 1;
    }
}
