package fr.conciergerie.animations;

import fr.conciergerie.organisations.MemberId;
import fr.conciergerie.waiting.WaitingEntryId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who waits for places in an animation.
 *
 * @param places theirs and their guests', all of them or none
 * @param rank how many have waited longer, and one
 * @param offeredUntil until when the places are theirs to take; null unless they are offered
 */
public record AnimationWaitingView(
        WaitingEntryId id,
        AnimationId animation,
        MemberId member,
        String memberName,
        int places,
        int rank,
        @Nullable Instant offeredUntil) {

    public int guests() {
        return places - 1;
    }

    public boolean isOfferedAt(Instant now) {
        return offeredUntil != null && now.isBefore(offeredUntil);
    }
}
