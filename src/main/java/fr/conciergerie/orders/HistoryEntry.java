package fr.conciergerie.orders;

import fr.conciergerie.shared.Money;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** One thing that happened to a line, for people to read: {@code orders.history.<what>} with what it speaks of. */
record HistoryEntry(
        What what,
        @Nullable String place,
        @Nullable String reason,
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
        COLLECTED,
        /** Put elsewhere at the site. */
        MOVED,
        /** Handed over by mistake; it waits again. */
        COLLECTION_UNDONE,
        CANCELLED,
        WITHDRAWN,
        PROMISE_MOVED
    }

    static HistoryEntry of(What what) {
        return new HistoryEntry(what, null, null, null, null);
    }

    static HistoryEntry at(What what, String place) {
        return new HistoryEntry(what, place, null, null, null);
    }

    static HistoryEntry because(What what, @Nullable String reason) {
        return new HistoryEntry(what, null, reason, null, null);
    }

    static HistoryEntry priced(What what, Money price) {
        return new HistoryEntry(what, null, null, null, price);
    }
}
