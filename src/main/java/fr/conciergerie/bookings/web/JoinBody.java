package fr.conciergerie.bookings.web;

import fr.conciergerie.organisations.MemberId;
import fr.conciergerie.web.FormErrors;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Who wants to wait. */
@Schema(name = "NewWaiting")
record JoinBody(
        @Schema(description = "For whom; a member leaves it out") @Nullable
        String member) {

    @Nullable
    MemberId read() {
        var errors = new FormErrors();
        var whom = member == null ? null : errors.read("member", () -> BookBody.member(member));
        errors.refuseIfAny();
        return whom;
    }
}
