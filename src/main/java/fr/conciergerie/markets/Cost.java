package fr.conciergerie.markets;

import fr.conciergerie.organisations.OrganisationId;
import fr.conciergerie.organisations.SiteId;
import fr.conciergerie.shared.Money;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What an organisation bears of what a site cost, from one day to another.
 *
 * @param basis by which key; null when the buyer bears all because there is none, or because there was nothing to measure
 */
public record Cost(
        SiteId site,
        OrganisationId organisation,
        LocalDate from,
        LocalDate until,
        @Nullable SharingBasis basis,
        Money amount) {}
