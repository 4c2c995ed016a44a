package fr.conciergerie.bookings.web;

import fr.conciergerie.bookings.Slot;
import fr.conciergerie.bookings.SlotId;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;

/** An hour as a caller reads it. */
@Schema(name = "Slot")
record SlotBody(
        @Schema(type = "string", example = "01930d5c-7a52-7c1e-9a3b-5d8f6f2f7a10-20261208T1130Z")
        SlotId id,

        Instant startsAt,
        Instant endsAt,

        @Schema(description = "How many can take part") int capacity,

        @Schema(description = "How many still can") int free,

        @Schema(description = "How many wait for a place; as long as somebody does, none is free for others")
        int waiting) {

    static SlotBody of(Slot slot) {
        return new SlotBody(slot.id(), slot.startsAt(), slot.endsAt(), slot.capacity(), slot.free(), slot.waiting());
    }
}
