package fr.conciergerie.custody;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * A piece that changed hands.
 *
 * @param item as it stands now, perhaps after later transfers
 * @param undoes whether it took the one before it back
 */
record Transfer(
        UUID id,
        TransferId gesture,
        Item item,
        int seq,
        Holder from,
        Holder to,
        Instant at,
        Method method,
        boolean undoes) {

    /** Long enough to notice that it was the wrong bag, short enough that the person is still in the building. */
    static final Duration TIME_TO_UNDO = Duration.ofMinutes(15);

    /** Handed to the member or to who came for them. */
    boolean isHandOver() {
        return from.isAt(item.view().site())
                && switch (to) {
                    case Holder.Member _, Holder.Delegate _ -> true;
                    case Holder.Concierge _,
                            Holder.Storage _,
                            Holder.Locker _,
                            Holder.Courier _,
                            Holder.Partner _,
                            Holder.Disposed _ -> false;
                };
    }

    /** Put elsewhere at the same site. */
    boolean isMoveOnSite() {
        return from.isAt(item.view().site()) && to.isAt(item.view().site());
    }

    boolean isUndoable(Instant now) {
        return !undoes
                && item.seq() == seq
                && !item.missing()
                && !now.isAfter(at.plus(TIME_TO_UNDO))
                && (isHandOver() || isMoveOnSite());
    }
}
