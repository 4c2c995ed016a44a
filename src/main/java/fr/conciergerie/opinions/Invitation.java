package fr.conciergerie.opinions;

import java.time.LocalDate;

/**
 * Somebody is asked what they think of a service that they were given, or of an animation that they came to.
 *
 * @param site the name of the site where it was
 * @param day when it was, by the clock of the site
 */
public record Invitation(InvitationId id, About about, String site, LocalDate day, Stage stage) {

    /** How far it has got. */
    public enum Stage {
        OPEN,
        ANSWERED,
        /** Nobody answered in thirty days. */
        EXPIRED,
        /** The service was not given after all, or they did not come. */
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
