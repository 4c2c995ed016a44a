package fr.conciergerie.partners;

import fr.conciergerie.shared.Refused;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * Which partners a list shows.
 *
 * @param query part of a name or a town, or a SIRET; empty for all
 * @param ess whether they belong to the social economy today; null for both
 * @param former those with whom the operator no longer works, instead of the others
 * @param among only these; null for all
 */
public record PartnerFilter(
        String query,
        @Nullable Boolean ess,
        boolean former,
        @Nullable Collection<PartnerId> among) {

    public static final PartnerFilter ACTIVE = new PartnerFilter("", null, false, null);

    public PartnerFilter {
        query = query.strip();
        if (query.length() > 200) {
            throw new Refused("partners.query-too-long", 200);
        }
    }
}
