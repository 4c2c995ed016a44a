package fr.conciergerie.bookings.web;

import fr.conciergerie.organisations.MemberId;
import fr.conciergerie.web.FormErrors;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Who wants to wait. */
@Schema(name = "NewWaiting")
record JoinBody(
        @Schema(description = "For whom; a member leaves it out") @Nullable
        String member,

        @Schema(
                description = "Who come along, all of them or nobody comes: 1 or nobody; left out: nobody",
                minimum = "0",
                maximum = "1")
        @Nullable
        Integer guests) {

    /** @param member null for the caller themselves */
    record Wish(@Nullable MemberId member, int guests) {}

    Wish read() {
        var errors = new FormErrors();
        var whom = member == null ? null : errors.read("member", () -> BookBody.member(member));
        int others = BookBody.guests(errors, guests);
        errors.refuseIfAny();
        return new Wish(whom, others);
    }
}
