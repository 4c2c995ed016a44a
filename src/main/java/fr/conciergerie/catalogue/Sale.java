package fr.conciergerie.catalogue;

import fr.conciergerie.organisations.SiteId;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A service at one site, as the manager sees it: by whom, and at what prices from when to when.
 *
 * @param soldUntil the last day of sale; null while there is no end in sight
 * @param version to be handed back with a change
 * @param prices oldest first
 */
public record Sale(
        ServiceId service,
        SiteId site,
        Terms terms,
        @Nullable LocalDate soldUntil,
        int version,
        List<DatedPrice> prices) {

    public boolean isSoldOn(LocalDate day) {
        return soldUntil == null || !day.isAfter(soldUntil);
    }

    public Optional<DatedPrice> priceOn(LocalDate day) {
        return history().on(day);
    }

    /** The first planned change of the price. */
    public Optional<DatedPrice> nextPriceAfter(LocalDate day) {
        return history().nextAfter(day);
    }

    PriceHistory history() {
        return new PriceHistory(prices);
    }
}
