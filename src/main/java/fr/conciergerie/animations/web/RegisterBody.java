package fr.conciergerie.animations.web;

import fr.conciergerie.animations.PasserBy;
import fr.conciergerie.animations.Reach;
import fr.conciergerie.organisations.MemberId;
import fr.conciergerie.shared.Email;
import fr.conciergerie.shared.Refused;
import fr.conciergerie.web.FormErrors;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A place that is wanted, as it is sent. */
@Schema(name = "Register")
record RegisterBody(
        @Schema(description = "For whom; a member leaves it out") @Nullable
        String member,

        @Schema(description = "For somebody without an account; left out for a member") @Nullable
        RegisterPasserBy passerBy,

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

    @Nullable
    PasserBy readPasserBy(Locale locale) {
        if (passerBy == null) {
            return null;
        }
        var errors = new FormErrors();
        errors.check(member == null, "member", "animations.passer-by.either-member-or-not");
        var reach =
                errors.read("passerBy.contact", () -> Reach.read(passerBy.contact() == null ? "" : passerBy.contact()));
        var who = reach == null
                ? null
                : errors.read(
                        "passerBy.name",
                        () -> new PasserBy(passerBy.name() == null ? "" : passerBy.name(), reach, locale));
        errors.refuseIfAny();
        return who;
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

    /** Somebody without an account, as they are sent. */
    @Schema(name = "RegisterPasserBy")
    record RegisterPasserBy(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, maxLength = PasserBy.LONGEST_NAME) @Nullable
            String name,

            @Schema(
                    description = "The address or the telephone number under which they are told of changes",
                    requiredMode = Schema.RequiredMode.REQUIRED,
                    maxLength = Email.LONGEST)
            @Nullable
            String contact) {}
}
