package fr.conciergerie.shop.web;

import fr.conciergerie.catalogue.Family;
import fr.conciergerie.catalogue.Option;
import fr.conciergerie.catalogue.PriceKind;
import fr.conciergerie.catalogue.Shape;
import fr.conciergerie.partners.PartnerId;
import fr.conciergerie.shared.Money;
import fr.conciergerie.shared.Slice;
import fr.conciergerie.shop.OfferWithPromise;
import fr.conciergerie.shop.Shop;
import fr.conciergerie.web.Actor;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The catalogue of a site over the API, with prices and the day that would be promised. */
@RestController
@Tag(name = "Catalogue")
class ShopApi {

    private final Shop shop;

    ShopApi(Shop shop) {
        this.shop = shop;
    }

    @GetMapping(path = "/api/v1/sites/{site}/services", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "listServices",
            summary = "What can be ordered at a site",
            description =
                    "`promisedFor` is the day that an order placed now is promised for, when handed in at the next"
                            + " desk session. `query` forgives accents and a typing error.")
    Slice<ServiceBody> services(
            Actor actor,
            @PathVariable String site,
            @RequestParam @Nullable String query,
            @RequestParam @Nullable Family family) {
        return new Slice<>(
                shop.offers(shop.site(actor, site), query, family).stream()
                        .map(ServiceBody::of)
                        .toList(),
                null);
    }

    @Schema(name = "Service")
    record ServiceBody(
            String slug,
            String name,
            String description,
            Family family,
            Shape shape,

            @Schema(description = "Of one, before options; null when it is quoted") @Nullable
            Money price,

            PriceKind priceKind,
            PartnerBody partner,
            List<Option> options,
            @Nullable LocalDate promisedFor) {

        static ServiceBody of(OfferWithPromise it) {
            var offer = it.offer();
            var details = offer.details();
            return new ServiceBody(
                    offer.slug(),
                    details.name(),
                    details.description(),
                    details.family(),
                    details.shape(),
                    offer.price(),
                    offer.priceKind(),
                    new PartnerBody(offer.partner(), offer.partnerName(), offer.ess()),
                    details.options(),
                    it.promisedFor());
        }
    }

    /** @param ess whether it belongs to the social and solidarity economy today */
    @Schema(name = "ServicePartner")
    record PartnerBody(PartnerId id, String name, boolean ess) {}
}
