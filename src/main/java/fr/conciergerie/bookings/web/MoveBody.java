package fr.conciergerie.bookings.web;

import fr.conciergerie.bookings.SlotId;
import fr.conciergerie.web.FormErrors;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The hour that is wanted instead, as it is sent. */
@Schema(name = "MoveBooking")
record MoveBody(
        @Schema(description = "As `GET /sites/{site}/slots` names it", requiredMode = Schema.RequiredMode.REQUIRED)
        @Nullable
        String slot) {

    SlotId read() {
        var errors = new FormErrors();
        errors.check(slot != null && !slot.isBlank(), "slot", "bookings.slot-is-missing");
        var which = slot == null || slot.isBlank() ? null : errors.read("slot", () -> BookBody.slot(slot));
        errors.refuseIfAny();
        if (which == null) {
            throw new IllegalStateException("refused above");
        }
        return which;
    }
}
