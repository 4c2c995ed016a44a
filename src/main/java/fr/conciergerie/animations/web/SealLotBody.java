package fr.conciergerie.animations.web;

import fr.conciergerie.animations.Counted;
import fr.conciergerie.web.FormErrors;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is in a lot that is sealed, as it is sent. */
@Schema(name = "SealLot")
record SealLotBody(
        @Schema(description = "What was counted; of goods that are left out it is what was taken in") @Nullable
        List<@Nullable CountedBody> contents) {

    List<Counted> read() {
        var errors = new FormErrors();
        var counted = CountedBody.read(contents, errors);
        errors.refuseIfAny();
        return counted;
    }
}
