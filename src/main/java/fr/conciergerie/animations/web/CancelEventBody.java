package fr.conciergerie.animations.web;

import fr.conciergerie.web.FormErrors;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Why an animation does not take place, as it is sent: those who are registered read it. */
@Schema(name = "CancelEvent")
record CancelEventBody(
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED, maxLength = 500) @Nullable
        String reason) {

    String read() {
        var errors = new FormErrors();
        var text = reason == null ? "" : reason.strip();
        errors.check(!text.isEmpty(), "reason", "animations.needs-a-reason", 500);
        errors.refuseIfAny();
        return text;
    }
}
