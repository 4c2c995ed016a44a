package fr.conciergerie.animations.web;

import fr.conciergerie.animations.Counted;
import fr.conciergerie.web.FormErrors;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The association's receipt for a lot, as it is sent. */
@Schema(name = "ReceiveLot")
record ReceiveLotBody(
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED, maxLength = 60) @Nullable
        String number,

        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable
        LocalDate day,

        @Schema(description = "What came; of goods that are left out it is what was handed over") @Nullable
        List<@Nullable CountedBody> contents) {

    /** A receipt. */
    record Receipt(String number, LocalDate day, List<Counted> counted) {}

    Receipt read() {
        var errors = new FormErrors();
        errors.check(number != null && !number.isBlank(), "number", "animations.collection.needs-a-number", 60);
        errors.check(day != null, "day", "animations.collection.day-missing");
        var counted = CountedBody.read(contents, errors);
        errors.refuseIfAny();
        return new Receipt(Objects.requireNonNull(number), Objects.requireNonNull(day), counted);
    }
}
