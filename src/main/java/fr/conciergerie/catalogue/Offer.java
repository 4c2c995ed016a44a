package fr.conciergerie.catalogue;

import fr.conciergerie.partners.PartnerId;
import fr.conciergerie.shared.Money;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A service as sold at one site on one day.
 *
 * @param price for one; null exactly when it is {@link PriceKind#ON_QUOTE}
 * @param ess whether the partner belongs to the social economy on that day
 * @param leadDays the partner's working days that the work takes
 * @param pictogram the name of an icon that says it without words
 */
public record Offer(
        ServiceId service,
        String slug,
        String name,
        String description,
        Family family,
        Shape shape,
        PriceKind priceKind,
        @Nullable Money price,
        List<Option> options,
        PartnerId partner,
        String partnerName,
        boolean ess,
        int leadDays,
        Vat vat,
        @Nullable String pictogram) {

    public Offer {
        options = List.copyOf(options);
    }

    Offer with(List<Option> options) {
        return new Offer(
                service,
                slug,
                name,
                description,
                family,
                shape,
                priceKind,
                price,
                options,
                partner,
                partnerName,
                ess,
                leadDays,
                vat,
                pictogram);
    }
}
