package fr.conciergerie.waiting;

import fr.conciergerie.organisations.MemberId;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who waits.
 *
 * @param rank how many have waited longer, and one; 0 once they wait no more
 * @param places how many they want together, all of them or none
 * @param offeredUntil until when the place is theirs to take; null unless one was offered
 */
public record WaitingEntry(
        WaitingEntryId id,
        WaitingListId list,
        MemberId member,
        int rank,
        int places,
        WaitingStatus status,
        Instant joinedAt,
        @Nullable Instant offeredUntil) {

    public boolean isOffered() {
        return status == WaitingStatus.OFFERED;
    }

    /** Whether a place is theirs to take at a moment: an offer ends by itself, whenever somebody looks. */
    public boolean isOfferedAt(Instant now) {
        return isOffered() && now.isBefore(requireOfferedUntil());
    }

    public Instant requireOfferedUntil() {
        return Objects.requireNonNull(offeredUntil);
    }
}
