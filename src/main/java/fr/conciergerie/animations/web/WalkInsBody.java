package fr.conciergerie.animations.web;

import fr.conciergerie.web.FormErrors;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** How many came without having said so, as it is sent. */
@Schema(name = "CountWalkIns")
record WalkInsBody(
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED, minimum = "0", maximum = "2000") @Nullable
        Integer walkIns) {

    int read() {
        var errors = new FormErrors();
        errors.check(walkIns != null, "walkIns", "animations.walk-ins-missing");
        errors.refuseIfAny();
        return Objects.requireNonNull(walkIns);
    }
}
