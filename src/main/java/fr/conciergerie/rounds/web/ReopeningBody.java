package fr.conciergerie.rounds.web;

import fr.conciergerie.web.FormErrors;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Why a stop that is made is made once more, as it is sent. */
@Schema(name = "Reopening")
record ReopeningBody(
        @Schema(description = "Needed from ten minutes after the stop was closed", maxLength = 200) @Nullable
        String why) {

    private static final int LONGEST = 200;

    @Nullable
    String read() {
        if (why == null || why.isBlank()) {
            return null;
        }
        var errors = new FormErrors();
        errors.check(why.strip().length() <= LONGEST, "why", "web.field.too-long", LONGEST);
        errors.refuseIfAny();
        return why.strip();
    }
}
