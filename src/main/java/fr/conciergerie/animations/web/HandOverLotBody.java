package fr.conciergerie.animations.web;

import fr.conciergerie.web.FormErrors;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Who signs for a lot, by what they are for the association, as it is sent. */
@Schema(name = "HandOverLot")
record HandOverLotBody(
        @Schema(
                description = "What the person is for the association, not their name",
                example = "Bénévole du vestiaire",
                requiredMode = Schema.RequiredMode.REQUIRED,
                maxLength = 80)
        @Nullable
        String function) {

    String read() {
        var errors = new FormErrors();
        errors.check(function != null && !function.isBlank(), "function", "animations.collection.needs-a-function", 80);
        errors.refuseIfAny();
        return function == null ? "" : function;
    }
}
