package fr.conciergerie.reporting;

import fr.conciergerie.organisations.OrganisationId;
import fr.conciergerie.organisations.SiteId;
import org.jspecify.annotations.Nullable;

/**
 * Whom a report is about: the agents of one client organisation, everywhere or at one site.
 *
 * @param site null for all sites together; users of two sites count once there, so that sites do not add up
 */
public record Perimeter(
        OrganisationId organisation, @Nullable SiteId site) {}
