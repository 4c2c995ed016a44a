package fr.conciergerie.catalogue;

import fr.conciergerie.partners.PartnerId;
import fr.conciergerie.shared.Money;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A service as sold at one site on one day.
 *
 * @param details what it is, wherever it is sold
 * @param price for one; null exactly when it is {@link PriceKind#ON_QUOTE}
 * @param ess whether the partner belongs to the social economy on that day
 * @param leadDays the partner's working days that the work takes
 */
public record Offer(
        ServiceId service,
        String slug,
        ServiceDetails details,
        PriceKind priceKind,
        @Nullable Money price,
        PartnerId partner,
        String partnerName,
        boolean ess,
        int leadDays,
        Vat vat) {

    Offer with(List<Option> options) {
        return options.isEmpty()
                ? this
                : new Offer(
                        service,
                        slug,
                        details.with(it -> it.options(options)),
                        priceKind,
                        price,
                        partner,
                        partnerName,
                        ess,
                        leadDays,
                        vat);
    }
}
