package fr.conciergerie.figures;

import fr.conciergerie.organisations.OrganisationId;
import fr.conciergerie.organisations.SiteId;
import org.jspecify.annotations.Nullable;

/** Whose figures. */
public sealed interface Perimeter {

    /**
     * The agents of one client organisation, everywhere or at one site.
     *
     * @param site null for all sites together; users of two sites count once there, so that sites do not add up
     */
    record Client(OrganisationId organisation, @Nullable SiteId site) implements Perimeter {}

    /** Everything that the operator does, for all its clients together: a session at a site that two of them share is one. */
    record WholeOperator() implements Perimeter {}
}
