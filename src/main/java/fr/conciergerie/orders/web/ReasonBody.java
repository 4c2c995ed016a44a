package fr.conciergerie.orders.web;

import fr.conciergerie.orders.Reason;
import fr.conciergerie.web.FormErrors;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.springframework.modulith.NamedInterface;

/** Why something is not to be, as a caller sends it: of a cancellation, a job refused, a proposal. */
@NamedInterface("web")
@Schema(name = "Reason")
public record ReasonBody(
        @Schema(
                example = "Je n’en ai plus besoin",
                maxLength = Reason.LONGEST,
                requiredMode = Schema.RequiredMode.REQUIRED)
        @Nullable
        String reason) {

    public Reason read() {
        var errors = new FormErrors();
        var text = reason == null ? "" : reason.strip();
        errors.check(!text.isEmpty(), "reason", "orders.reason-is-missing");
        errors.check(text.length() <= Reason.LONGEST, "reason", "orders.reason-too-long", Reason.LONGEST);
        errors.refuseIfAny();
        return Reason.said(text);
    }
}
