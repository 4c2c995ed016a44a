package fr.conciergerie.animations;

import fr.conciergerie.shared.OperatorId;
import fr.conciergerie.shared.ShortCode;
import java.time.Instant;
import java.time.LocalDate;

/**
 * All that is known of a passer-by, as they see it by their link.
 *
 * @param code under which everybody reads of the animation
 */
public record HeldPlace(
        OperatorId operator, AnimationView animation, ShortCode code, RegistrationView registration, PasserByView who) {

    /** Whether there is still a place to give back. */
    public boolean mayBeGivenBack(Instant now) {
        return animation.status() == AnimationStatus.PUBLISHED
                && registration.status() == RegistrationStatus.REGISTERED
                && !animation.hasBegun(now);
    }

    /** Whether there is a door at which they may still show it. */
    public boolean mayBeShown(Instant now) {
        return animation.status() != AnimationStatus.CANCELLED
                && registration.status() != RegistrationStatus.CANCELLED
                && !animation.details().isOnline()
                && !animation.isOver(now);
    }

    /** From that day on nobody knows them any more. */
    public LocalDate erasedOn() {
        return animation
                .times()
                .ends()
                .toLocalDate()
                .plus(PasserByRetention.KEPT)
                .plusDays(1);
    }
}
