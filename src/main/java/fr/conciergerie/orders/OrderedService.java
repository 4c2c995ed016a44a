package fr.conciergerie.orders;

import fr.conciergerie.catalogue.Family;
import fr.conciergerie.catalogue.Offer;
import fr.conciergerie.catalogue.PriceKind;
import fr.conciergerie.catalogue.ServiceId;
import fr.conciergerie.catalogue.Shape;
import fr.conciergerie.catalogue.Vat;
import fr.conciergerie.partners.PartnerId;
import java.util.List;

/**
 * What was ordered, as the catalogue described it at that moment: later changes of the catalogue do not touch it.
 *
 * @param options the names of the options chosen
 * @param partner who usually does it at this site
 * @param leadDays working days that this partner takes
 */
record OrderedService(
        ServiceId id,
        String slug,
        String name,
        Family family,
        Shape shape,
        PriceKind priceKind,
        Vat vat,
        List<String> options,
        PartnerId partner,
        int leadDays) {

    OrderedService {
        options = List.copyOf(options);
    }

    static OrderedService of(Offer offer, List<String> options) {
        var details = offer.details();
        return new OrderedService(
                offer.service(),
                offer.slug(),
                details.name(),
                details.family(),
                details.shape(),
                offer.priceKind(),
                offer.vat(),
                options,
                offer.partner(),
                offer.leadDays());
    }

    /** Whether the member hands something in that has to come back to them. */
    boolean isEntrusted() {
        return shape == Shape.ENTRUSTED;
    }

    /** Whether something waits at the site when the work is done; otherwise the service is given there and then. */
    boolean leavesSomethingToCollect() {
        return switch (shape) {
            case ENTRUSTED, GOODS -> true;
            case APPOINTMENT, REQUEST -> false;
        };
    }

    boolean isGoods() {
        return shape == Shape.GOODS;
    }

    /** Perishable goods cannot be withdrawn from (Code de la consommation, L221-28). */
    boolean isPerishable() {
        return family == Family.FOOD && shape == Shape.GOODS;
    }
}
