package fr.conciergerie.markets;

import fr.conciergerie.organisations.OrganisationId;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What clients asked for beside their desk sessions: the module that plans events contributes it. */
public interface ClientEvents {

    /**
     * Those that have been announced, soonest first; from one day to another, both included.
     *
     * @param client null for all
     */
    List<ClientEvent> between(@Nullable OrganisationId client, LocalDate from, LocalDate until);
}
