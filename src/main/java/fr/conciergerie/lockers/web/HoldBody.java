package fr.conciergerie.lockers.web;

import fr.conciergerie.web.FormErrors;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Until when a member is away, as it is sent. */
@Schema(name = "HoldReservation")
record HoldBody(
        @Schema(description = "The day they are back", requiredMode = Schema.RequiredMode.REQUIRED) @Nullable
        LocalDate until) {

    LocalDate read() {
        var errors = new FormErrors();
        errors.check(until != null, "until", "web.field.choose-a-day");
        errors.refuseIfAny();
        if (until == null) {
            throw new IllegalStateException("refused above");
        }
        return until;
    }
}
