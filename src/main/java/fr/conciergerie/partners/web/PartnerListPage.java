package fr.conciergerie.partners.web;

import fr.conciergerie.partners.EssShare;
import fr.conciergerie.partners.PartnerId;
import fr.conciergerie.partners.PartnerSummary;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The list of partners as the manager looks at it.
 *
 * @param ess {@code yes}, {@code no} or empty for both
 * @param family empty for all
 * @param supplied the families in which each of the partners supplies something
 * @param next address of the next piece; null at the end
 */
public record PartnerListPage(
        String query,
        String ess,
        String family,
        boolean former,
        Collection<String> families,
        List<PartnerSummary> partners,
        Map<PartnerId, Set<String>> supplied,
        EssShare share,
        LocalDate today,
        @Nullable String next) {

    /** A proof that runs out this soon has to be asked for. */
    public static final int WARNING_DAYS = 60;

    public Set<String> suppliedBy(PartnerSummary partner) {
        return supplied.getOrDefault(partner.id(), Set.of());
    }
}
