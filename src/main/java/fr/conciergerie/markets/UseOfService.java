package fr.conciergerie.markets;

import fr.conciergerie.organisations.OrganisationId;
import fr.conciergerie.organisations.SiteId;
import java.time.LocalDate;
import java.util.Map;

/** How much the agents of each organisation used the service of a site: the module that knows of orders contributes it. */
public interface UseOfService {

    /** Services asked for and not cancelled, from one day to another, both included. */
    Map<OrganisationId, Long> services(SiteId site, LocalDate from, LocalDate until);
}
