package fr.conciergerie.bookings.web;

import fr.conciergerie.organisations.MemberId;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Who wants to wait. */
@Schema(name = "NewWaiting")
record JoinBody(
        @Schema(description = "For whom; a member leaves it out") @Nullable
        String member) {

    @Nullable
    MemberId read() {
        return member == null ? null : MemberId.of(member);
    }
}
