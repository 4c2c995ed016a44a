package fr.conciergerie.markets;

import fr.conciergerie.organisations.OrganisationId;
import fr.conciergerie.organisations.SiteId;
import fr.conciergerie.shared.Money;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something that a client asked for beside its desk sessions, and what it takes.
 *
 * @param client who asked for it and pays it, whoever shares the rest of the market
 * @param sites none for what one takes part in from afar
 * @param day on which it begins, by its own clock
 * @param plannedMinutes of the concierges, preparing it included; null where nobody has planned it
 * @param actualMinutes likewise; null until somebody has said so
 * @param price excluding VAT; null where it is within the subscription
 */
public record ClientEvent(
        OrganisationId client,
        List<SiteId> sites,
        String title,
        LocalDate day,
        Progress progress,
        @Nullable Integer plannedMinutes,
        @Nullable Integer actualMinutes,
        @Nullable Money price) {

    /** How far it has got. */
    public enum Progress {
        ANNOUNCED,
        HELD,
        CALLED_OFF
    }

    public ClientEvent {
        sites = List.copyOf(sites);
    }

    /** What is paid for it: nothing for what was called off, and nothing yet for what is to come. */
    public Money due() {
        return progress == Progress.HELD && price != null ? price : Money.ZERO;
    }
}
