package fr.conciergerie.catalogue.web;

import fr.conciergerie.catalogue.Terms;
import fr.conciergerie.partners.PartnerId;
import fr.conciergerie.shared.Refused;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Who does a service at a site, as typed into the form. */
public record SaleForm(
        @Nullable UUID partner,
        @Nullable Integer leadDays,
        @Nullable UUID fallback,
        @Nullable Integer fallbackLeadDays) {

    Terms terms() {
        if (partner == null || leadDays == null) {
            throw new Refused("catalogue.needs-a-partner-and-days");
        }
        return new Terms(
                new PartnerId(partner),
                leadDays,
                fallback == null
                        ? null
                        : new Terms.Fallback(
                                new PartnerId(fallback), fallbackLeadDays == null ? leadDays : fallbackLeadDays));
    }
}
