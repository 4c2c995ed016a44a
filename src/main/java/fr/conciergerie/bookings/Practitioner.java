package fr.conciergerie.bookings;

import fr.conciergerie.partners.PartnerId;
import org.jspecify.annotations.Nullable;

/**
 * A person of a partner who receives members by appointment: an osteopath, somebody who leads a group.
 *
 * @param name as members read it
 * @param email where they themselves are written to; null where their partner is enough
 * @param active whether members can still book with them
 * @param version to be handed back with a change
 */
public record Practitioner(
        PractitionerId id,
        PartnerId partner,
        String partnerName,
        String name,
        @Nullable String email,
        boolean active,
        int version) {

    public static final int LONGEST_NAME = 80;
}
