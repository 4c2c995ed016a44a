package fr.conciergerie.animations.web;

import fr.conciergerie.web.FormErrors;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Other times of an animation, as they are sent. */
@Schema(name = "PostponeEvent")
record PostponeEventBody(
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable
        Instant startsAt,

        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable
        Instant endsAt) {

    record Span(Instant from, Instant until) {}

    Span read() {
        var errors = new FormErrors();
        errors.check(startsAt != null, "startsAt", "animations.times-are-missing");
        errors.check(endsAt != null, "endsAt", "animations.times-are-missing");
        errors.refuseIfAny();
        return new Span(Objects.requireNonNull(startsAt), Objects.requireNonNull(endsAt));
    }
}
