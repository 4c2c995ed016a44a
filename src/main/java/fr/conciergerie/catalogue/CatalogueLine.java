package fr.conciergerie.catalogue;

import fr.conciergerie.organisations.SiteId;
import org.jspecify.annotations.Nullable;

/**
 * A line of the catalogue as a table: a service, and perhaps a site where it is sold.
 *
 * @param sale null when the line names no site
 * @param price null when the line names none
 */
record CatalogueLine(
        String slug,
        ServiceDetails details,
        @Nullable SiteTerms sale,
        @Nullable Price price) {

    /** Where and by whom. */
    record SiteTerms(SiteId site, Terms terms) {}
}
