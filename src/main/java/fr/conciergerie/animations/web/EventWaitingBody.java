package fr.conciergerie.animations.web;

import fr.conciergerie.animations.AnimationId;
import fr.conciergerie.animations.AnimationWaitingView;
import fr.conciergerie.organisations.MemberId;
import fr.conciergerie.waiting.WaitingEntryId;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Somebody who waits for an animation, as a caller reads it. */
@Schema(name = "EventWaiting")
record EventWaitingBody(
        WaitingEntryId id,
        AnimationId event,
        MemberId member,

        @Schema(description = "Who come along, or nobody comes")
        int guests,

        @Schema(description = "How many have waited longer, and one")
        int rank,

        @Schema(description = "Until when the places are kept for them; left out unless they are") @Nullable
        Instant offeredUntil) {

    static EventWaitingBody of(AnimationWaitingView it) {
        return new EventWaitingBody(it.id(), it.animation(), it.member(), it.guests(), it.rank(), it.offeredUntil());
    }
}
