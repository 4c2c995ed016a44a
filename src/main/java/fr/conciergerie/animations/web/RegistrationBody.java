package fr.conciergerie.animations.web;

import fr.conciergerie.animations.AnimationId;
import fr.conciergerie.animations.RegistrationId;
import fr.conciergerie.animations.RegistrationStatus;
import fr.conciergerie.animations.RegistrationView;
import fr.conciergerie.organisations.MemberId;
import fr.conciergerie.shared.ShortCode;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Who comes to an animation, as a caller reads it. */
@Schema(name = "Registration")
record RegistrationBody(
        RegistrationId id,
        AnimationId event,

        @Schema(description = "Null for a passer-by, and once it is forgotten who it was") @Nullable
        MemberId member,

        @Schema(description = "Who it is that has no account; null once it is forgotten") @Nullable
        RegisteredPasserBy passerBy,

        int guests,
        RegistrationStatus status) {

    static RegistrationBody of(RegistrationView it) {
        return new RegistrationBody(
                it.id(), it.animation(), it.member(), RegisteredPasserBy.of(it), it.guests(), it.status());
    }

    /** Somebody without an account who has a place. */
    @Schema(name = "RegisteredPasserBy")
    record RegisteredPasserBy(
            String name,
            String contact,

            @Schema(description = "What they say when they call")
            ShortCode number,

            @Schema(description = "Whether somebody must call them: it is elsewhere, at another time or off")
            boolean toCall) {

        static @Nullable RegisteredPasserBy of(RegistrationView it) {
            var who = it.passerBy();
            return who == null
                    ? null
                    : new RegisteredPasserBy(who.name(), who.reach().shown(), it.number(), who.toCall());
        }
    }
}
