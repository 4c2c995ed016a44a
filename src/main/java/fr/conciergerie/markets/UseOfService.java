package fr.conciergerie.markets;

import fr.conciergerie.organisations.OrganisationId;
import fr.conciergerie.organisations.SiteId;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;

/** How much the agents of each organisation used the service of a site: the module that knows of orders contributes it. */
public interface UseOfService {

    /** Some days at a site, both included. */
    record Stay(SiteId site, LocalDate from, LocalDate until) {}

    /** Services asked for and not cancelled; where there were none, nothing is in the answer. */
    Map<Stay, Map<OrganisationId, Long>> services(Set<Stay> stays);
}
