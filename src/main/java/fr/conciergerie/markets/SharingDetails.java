package fr.conciergerie.markets;

import fr.conciergerie.organisations.OrganisationId;
import fr.conciergerie.organisations.SiteId;
import fr.conciergerie.shared.Refused;
import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Who shares what a market costs, and by which key.
 *
 * @param site null for all the sites that have no key of their own
 * @param parts the organisations; with their share in hundredths of a percent where shares are fixed, and nothing otherwise
 */
public record SharingDetails(
        @Nullable SiteId site,
        SharingBasis basis,
        LocalDate from,
        @Nullable LocalDate until,
        Map<OrganisationId, Integer> parts) {

    /** The whole, in hundredths of a percent. */
    public static final int WHOLE = 10_000;

    public SharingDetails {
        parts = Collections.unmodifiableMap(new LinkedHashMap<>(parts));
        MarketChecks.validity(from, until);
        if (parts.isEmpty()) {
            throw new Refused("markets.sharing.needs-organisations");
        }
        if (basis == SharingBasis.FIXED) {
            if (parts.values().stream().anyMatch(it -> it < 1 || it > WHOLE)
                    || parts.values().stream().mapToLong(Integer::longValue).sum() != WHOLE) {
                throw new Refused("markets.sharing.not-the-whole");
            }
        } else if (parts.values().stream().anyMatch(it -> it != 0)) {
            throw new Refused("markets.sharing.only-fixed");
        }
    }

    boolean holdsOn(LocalDate day) {
        return !day.isBefore(from) && (until == null || !day.isAfter(until));
    }
}
