package fr.conciergerie.animations;

import fr.conciergerie.organisations.MemberId;
import org.jspecify.annotations.Nullable;

/**
 * Who comes to an animation.
 *
 * @param member null once it is forgotten who it was
 * @param memberName the same
 * @param places theirs and their guests'
 * @param version for {@code If-Match}
 */
public record RegistrationView(
        RegistrationId id,
        AnimationId animation,
        @Nullable MemberId member,
        @Nullable String memberName,
        int places,
        RegistrationStatus status,
        int version) {

    public int guests() {
        return places - 1;
    }
}
