package fr.conciergerie.animations.web;

import fr.conciergerie.organisations.MemberId;
import fr.conciergerie.shared.Refused;
import fr.conciergerie.web.FormErrors;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A place that is wanted, as it is sent. */
@Schema(name = "Register")
record RegisterBody(
        @Schema(description = "For whom; a member leaves it out") @Nullable
        String member,

        @Schema(description = "How many guests come along; left out: none", minimum = "0", maximum = "10") @Nullable
        Integer guests) {

    @Nullable
    MemberId readMember() {
        if (member == null) {
            return null;
        }
        var errors = new FormErrors();
        var whom = errors.read("member", () -> member(member));
        errors.refuseIfAny();
        return whom;
    }

    int readGuests() {
        return guests == null ? 0 : guests;
    }

    private static MemberId member(String text) {
        try {
            return MemberId.of(text);
        } catch (IllegalArgumentException _) {
            throw new Refused("animations.no-such-thing", text);
        }
    }
}
