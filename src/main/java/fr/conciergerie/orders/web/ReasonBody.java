package fr.conciergerie.orders.web;

import fr.conciergerie.orders.Reason;
import fr.conciergerie.web.FormErrors;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Why something is not to be. */
@Schema(name = "Reason")
record ReasonBody(
        @Schema(example = "Je n’en ai plus besoin", maxLength = 500, requiredMode = Schema.RequiredMode.REQUIRED)
        @Nullable
        String reason) {

    Reason read() {
        var errors = new FormErrors();
        var text = reason == null ? "" : reason.strip();
        errors.check(!text.isEmpty(), "reason", "orders.reason-is-missing");
        errors.check(text.length() <= Reason.LONGEST, "reason", "orders.reason-too-long", Reason.LONGEST);
        errors.refuseIfAny();
        return Reason.said(text);
    }
}
