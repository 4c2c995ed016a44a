package fr.conciergerie.lockers.web;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Who took it out, as a member says. */
@Schema(name = "TakenOut")
record TakenOutBody(
        @Schema(description = "Whether it was whom the member had named", defaultValue = "false") @Nullable
        Boolean byDelegate) {

    boolean isByDelegate() {
        return byDelegate != null && byDelegate;
    }
}
