package fr.conciergerie.animations;

import fr.conciergerie.organisations.MemberId;
import fr.conciergerie.shared.ShortCode;
import org.jspecify.annotations.Nullable;

/**
 * Who comes to an animation.
 *
 * @param member null for a passer-by, and once it is forgotten who it was
 * @param memberName the same
 * @param passerBy who it is that has no account; null for a member, and once it is forgotten who it was
 * @param number what they show at the door or say when they call, made from the key of their place
 * @param places theirs and their guests'
 * @param version for {@code If-Match}
 */
public record RegistrationView(
        RegistrationId id,
        AnimationId animation,
        @Nullable MemberId member,
        @Nullable String memberName,
        @Nullable PasserByView passerBy,
        ShortCode number,
        int places,
        RegistrationStatus status,
        int version) {

    /** How they are called; null once it is forgotten who it was. */
    public @Nullable String name() {
        return passerBy == null ? memberName : passerBy.name();
    }

    public int guests() {
        return places - 1;
    }
}
