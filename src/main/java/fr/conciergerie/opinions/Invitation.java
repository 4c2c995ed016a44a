package fr.conciergerie.opinions;

import fr.conciergerie.catalogue.Family;
import java.time.LocalDate;

/**
 * A member is asked what they think of a service that they were given.
 *
 * @param site the name of the site where it was
 * @param day when it was given, by the clock of the site
 */
public record Invitation(InvitationId id, String site, Family family, LocalDate day, Stage stage) {

    /** How far it has got. */
    public enum Stage {
        OPEN,
        ANSWERED,
        /** Nobody answered in thirty days. */
        EXPIRED,
        /** The service was not given after all. */
        WITHDRAWN
    }

    public boolean isOpen() {
        return stage == Stage.OPEN;
    }

    /** Whether nobody waits for an answer any more, without there being one. */
    public boolean isGone() {
        return stage == Stage.EXPIRED || stage == Stage.WITHDRAWN;
    }
}
