package fr.conciergerie.bookings.web;

import fr.conciergerie.bookings.SlotId;
import fr.conciergerie.bookings.WaitingView;
import fr.conciergerie.organisations.MemberId;
import fr.conciergerie.waiting.WaitingEntryId;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Somebody who waits, as a caller reads it. */
@Schema(name = "Waiting")
record WaitingBody(
        WaitingEntryId id,

        @Schema(type = "string", example = "01930d5c-7a52-7c1e-9a3b-5d8f6f2f7a10-20261208T1130Z")
        SlotId slot,

        Instant startsAt,
        MemberId member,

        @Schema(description = "Who come along, or nobody comes")
        int guests,

        @Schema(description = "How many have waited longer, and one")
        int rank,

        @Schema(description = "Until when a place is kept for them; left out unless one is") @Nullable
        Instant offeredUntil) {

    static WaitingBody of(WaitingView waiting) {
        return new WaitingBody(
                waiting.id(),
                waiting.slot(),
                waiting.startsAt(),
                waiting.member(),
                waiting.guests(),
                waiting.rank(),
                waiting.offeredUntil());
    }
}
