package fr.conciergerie.bookings.web;

import fr.conciergerie.organisations.SiteId;

/**
 * A service that a schedule can be opened for.
 *
 * @param service its slug
 * @param name what it is called, with its site
 */
record Bookable(SiteId site, String service, String name) {

    /** As a form sends it. */
    String key() {
        return site + " " + service;
    }
}
