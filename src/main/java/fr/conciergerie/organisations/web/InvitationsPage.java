package fr.conciergerie.organisations.web;

import fr.conciergerie.organisations.InvitationPace;
import fr.conciergerie.organisations.InvitationRounds.Foreseen;
import fr.conciergerie.organisations.InvitationRounds.Standing;
import fr.conciergerie.organisations.Organisation;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whom inviting a whole list would write to, and how far the last round has got.
 *
 * @param last null where there was none yet
 * @param minutes for how long the letters take that are still to be written
 */
public record InvitationsPage(
        String organisation,
        String path,
        String back,
        Foreseen foreseen,
        @Nullable Standing last,
        long minutes) {

    static InvitationsPage of(Organisation client, Foreseen foreseen, Optional<Standing> last, InvitationPace pace) {
        var back = "/operator/organisations/" + client.slug();
        int letters = last.filter(Standing::goesOn).map(Standing::left).orElse(foreseen.toInvite());
        return new InvitationsPage(
                client.name(),
                back + "/invitations",
                back,
                foreseen,
                last.orElse(null),
                pace.lasts(letters).toMinutes());
    }

    public boolean goesOn() {
        return last != null && last.goesOn();
    }
}
