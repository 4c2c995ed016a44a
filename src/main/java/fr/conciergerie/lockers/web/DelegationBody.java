package fr.conciergerie.lockers.web;

import fr.conciergerie.lockers.ReservationView.Delegate;
import fr.conciergerie.web.FormErrors;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Who takes it out for a member, as it is sent. */
@Schema(name = "DelegateCollection")
record DelegationBody(
        @Schema(
                description = "Their name: kept sealed, and forgotten once it is over",
                requiredMode = Schema.RequiredMode.REQUIRED,
                maxLength = Delegate.LONGEST_NAME)
        @Nullable
        String name) {

    String read() {
        var errors = new FormErrors();
        errors.check(name != null && !name.isBlank(), "name", "lockers.delegate-missing");
        errors.check(
                name == null || name.strip().length() <= Delegate.LONGEST_NAME,
                "name",
                "lockers.delegate-name",
                Delegate.LONGEST_NAME);
        errors.refuseIfAny();
        return String.valueOf(name).strip();
    }
}
