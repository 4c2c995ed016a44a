package fr.conciergerie.lockers;

import fr.conciergerie.organisations.SiteId;
import java.time.ZoneId;

/**
 * A bank of compartments at a site.
 *
 * @param zone the clock on the wall there
 * @param inService whether compartments of it are given
 */
public record Bank(
        BankId id, SiteId site, String siteName, ZoneId zone, BankDetails details, boolean inService, int version) {

    public String name() {
        return details.name();
    }
}
