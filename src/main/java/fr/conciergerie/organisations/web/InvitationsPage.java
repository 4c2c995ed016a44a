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
 * @param foreseen null while a round goes on: nobody is counted again each time somebody looks how far it is
 * @param last null where there was none yet
 * @param minutes for how long the letters take that are still to be written
 */
public record InvitationsPage(
        String organisation,
        String path,
        String back,
        @Nullable Foreseen foreseen,
        @Nullable Standing last,
        long minutes) {

    static InvitationsPage of(Organisation client, Foreseen foreseen, Optional<Standing> last, InvitationPace pace) {
        return of(client, foreseen, last.orElse(null), foreseen.toInvite(), pace);
    }

    static InvitationsPage underWay(Organisation client, Standing round, InvitationPace pace) {
        return of(client, null, round, round.left(), pace);
    }

    private static InvitationsPage of(
            Organisation client,
            @Nullable Foreseen foreseen,
            @Nullable Standing last,
            int letters,
            InvitationPace pace) {
        var back = "/operator/organisations/" + client.slug();
        return new InvitationsPage(
                client.name(),
                back + "/invitations",
                back,
                foreseen,
                last,
                pace.lasts(letters).toMinutes());
    }

    public boolean goesOn() {
        return last != null && last.goesOn();
    }
}
