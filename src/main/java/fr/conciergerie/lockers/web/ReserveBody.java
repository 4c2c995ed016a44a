package fr.conciergerie.lockers.web;

import fr.conciergerie.lockers.DropOff;
import fr.conciergerie.lockers.Size;
import fr.conciergerie.orders.OrderId;
import fr.conciergerie.organisations.MemberId;
import fr.conciergerie.organisations.SiteId;
import fr.conciergerie.shared.NotFound;
import fr.conciergerie.shared.Refused;
import fr.conciergerie.web.FormErrors;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A compartment that is wanted, as it is sent: read strictly, every fault named by its field. */
@Schema(name = "ReserveCompartment")
record ReserveBody(
        @Schema(
                description = "Slug or id of the site",
                example = "hotel-de-ville",
                requiredMode = Schema.RequiredMode.REQUIRED)
        @Nullable
        String site,

        @Schema(description = "For whom; a member leaves it out") @Nullable
        String member,

        @Schema(description = "What goes in needs so much room at least", defaultValue = "S") @Nullable
        Size size,

        @Schema(description = "Within reach of somebody who sits; no reason is asked", defaultValue = "false") @Nullable
        Boolean accessible,

        @Schema(description = "The order whose things are put in") @Nullable
        String order) {

    /** @param sites reads the slug or id of one */
    DropOff read(Function<String, SiteId> sites) {
        var errors = new FormErrors();
        errors.check(site != null && !site.isBlank(), "site", "lockers.site-is-missing");
        var place = site == null || site.isBlank() ? null : errors.read("site", () -> existing(sites, site.strip()));
        var whom = member == null ? null : errors.read("member", () -> member(member));
        var which = order == null ? null : errors.read("order", () -> order(order));
        errors.refuseIfAny();
        if (place == null) {
            throw new IllegalStateException("refused above");
        }
        return new DropOff(place, whom, size == null ? Size.S : size, accessible != null && accessible, which);
    }

    private static SiteId existing(Function<String, SiteId> sites, String slugOrId) {
        try {
            return sites.apply(slugOrId);
        } catch (NotFound _) {
            throw new Refused("lockers.no-such-site");
        }
    }

    private static MemberId member(String text) {
        try {
            return MemberId.of(text.strip());
        } catch (IllegalArgumentException _) {
            throw new Refused("orders.no-such-member");
        }
    }

    private static OrderId order(String text) {
        try {
            return OrderId.of(text.strip());
        } catch (IllegalArgumentException _) {
            throw new Refused("lockers.no-such-order");
        }
    }
}
