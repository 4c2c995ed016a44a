package fr.conciergerie.orders;

import fr.conciergerie.shared.Money;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One thing that happened to a line, for people to read: {@code orders.history.<what>} with what it speaks of.
 *
 * @param person whom it speaks of, by the name they gave
 */
record HistoryEntry(
        What what,
        @Nullable String place,
        @Nullable Reason reason,
        @Nullable String person,
        @Nullable LocalDate day,
        @Nullable Money price) {

    enum What {
        DEPOSITED,
        DISPATCHED,
        ACCEPTED,
        TURNED_DOWN,
        PROPOSED,
        PROPOSAL_ACCEPTED,
        PROPOSAL_REFUSED,
        COMPLETED,
        RETURNED,
        /** It did not reach the partner after all. */
        RECALLED,
        /** A piece is missing or damaged. */
        HELD_BACK,
        /** Everything is there again, and as it should be. */
        CLEARED,
        /** A part of it was handed over. */
        PARTLY_COLLECTED,
        /** It was looked for in vain. */
        LOST,
        COLLECTED,
        /** Put elsewhere at the site. */
        MOVED,
        /** Handed over by mistake; it waits again. */
        COLLECTION_UNDONE,
        CANCELLED,
        WITHDRAWN,
        PROMISE_MOVED,
        /** An hour is kept free for the member. */
        BOOKED,
        /** The same, another hour. */
        BOOKED_ANEW,
        /** The member came. */
        ATTENDED,
        /** The member did not come. */
        MISSED,
        /** It happened earlier, and was written down now. */
        TYPED_LATE,
        /** It was typed in wrongly, and never was. */
        REMOVED
    }

    static HistoryEntry of(What what) {
        return new HistoryEntry(what, null, null, null, null, null);
    }

    static HistoryEntry at(What what, String place) {
        return new HistoryEntry(what, place, null, null, null, null);
    }

    static HistoryEntry because(What what, Reason reason) {
        return new HistoryEntry(what, null, reason, null, null, null);
    }

    /** @param person who took it, when it was not the member */
    static HistoryEntry collectedBy(What what, @Nullable String person) {
        return new HistoryEntry(what, null, null, person, null, null);
    }

    static HistoryEntry priced(What what, Money price) {
        return new HistoryEntry(what, null, null, null, null, price);
    }
}
