package fr.conciergerie.bookings;

import fr.conciergerie.partners.PartnerId;
import fr.conciergerie.web.Actor;
import org.jspecify.annotations.Nullable;

/**
 * For whom somebody is in the room of those who receive: for everybody of a partner with the partner's account, for one
 * practitioner with the link that was sent to them. The hours of others do not exist to them.
 *
 * @param practitioner null for all of the partner's
 */
public record Receiver(PartnerId partner, @Nullable PractitionerId practitioner) {

    public static Receiver of(Actor partner) {
        return new Receiver(new PartnerId(partner.requireSubject()), null);
    }

    public boolean includes(PractitionerId other) {
        return practitioner == null || practitioner.equals(other);
    }
}
