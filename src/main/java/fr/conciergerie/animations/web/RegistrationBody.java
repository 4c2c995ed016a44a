package fr.conciergerie.animations.web;

import fr.conciergerie.animations.AnimationId;
import fr.conciergerie.animations.RegistrationId;
import fr.conciergerie.animations.RegistrationStatus;
import fr.conciergerie.animations.RegistrationView;
import fr.conciergerie.organisations.MemberId;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Who comes to an animation, as a caller reads it. */
@Schema(name = "Registration")
record RegistrationBody(
        RegistrationId id,
        AnimationId event,

        @Schema(description = "Null once it is forgotten who it was") @Nullable
        MemberId member,

        int guests,
        RegistrationStatus status) {

    static RegistrationBody of(RegistrationView it) {
        return new RegistrationBody(it.id(), it.animation(), it.member(), it.guests(), it.status());
    }
}
