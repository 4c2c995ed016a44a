package fr.conciergerie.catalogue;

import fr.conciergerie.organisations.SiteId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Everything the operator keeps about a service.
 *
 * @param version to be handed back with a change, so that nobody overwrites what they have not seen
 * @param archivedAt when it was taken off the catalogue; null while it is in it
 * @param sales one for each site where it is or was sold
 */
public record ServiceSheet(
        ServiceId id,
        String slug,
        int version,
        ServiceDetails details,
        @Nullable Instant archivedAt,
        List<Sale> sales) {

    public Optional<Sale> saleAt(SiteId site) {
        return sales.stream().filter(it -> it.site().equals(site)).findFirst();
    }
}
