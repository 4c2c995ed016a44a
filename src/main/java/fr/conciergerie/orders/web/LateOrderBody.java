package fr.conciergerie.orders.web;

import fr.conciergerie.orders.ServiceChoice;
import fr.conciergerie.organisations.MemberId;
import fr.conciergerie.shared.Money;
import fr.conciergerie.shared.Refused;
import fr.conciergerie.web.FormErrors;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** An order of the past as it is sent: read strictly, every fault named by its field. */
@Schema(name = "LateOrder")
record LateOrderBody(
        @Schema(
                description = "Slug or id of the site",
                example = "hotel-de-metropole",
                requiredMode = Schema.RequiredMode.REQUIRED)
        @Nullable
        String site,

        @Schema(description = "For whom", requiredMode = Schema.RequiredMode.REQUIRED) @Nullable
        String member,

        @Schema(
                description = "Slug of the service",
                example = "cordonnerie-talons",
                requiredMode = Schema.RequiredMode.REQUIRED)
        @Nullable
        String service,

        @Schema(
                example = "1",
                minimum = "1",
                maximum = "" + ServiceChoice.MAX_QUANTITY,
                requiredMode = Schema.RequiredMode.REQUIRED)
        @Nullable
        Integer quantity,

        @Schema(description = "The price of one; left out: what it costs") @Nullable
        Money price,

        @Schema(
                description = "The day on which it was ordered: of this year before today, or of the year before",
                example = "2026-01-06",
                requiredMode = Schema.RequiredMode.REQUIRED)
        @Nullable
        LocalDate day,

        @Schema(
                description = "The day on which it was handed over",
                example = "2026-01-13",
                requiredMode = Schema.RequiredMode.REQUIRED)
        @Nullable
        LocalDate collectedOn,

        @Schema(description = "Nothing about health, nothing private", maxLength = ServiceChoice.MAX_NOTE) @Nullable
        String note) {

    /** As it reads. */
    record Read(
            String site,
            MemberId member,
            String service,
            int quantity,
            @Nullable Money price,
            LocalDate day,
            LocalDate collectedOn,
            @Nullable String note) {}

    Read read() {
        var errors = new FormErrors();
        errors.check(site != null && !site.isBlank(), "site", "orders.site-is-missing");
        errors.check(service != null && !service.isBlank(), "service", "orders.service-is-missing");
        errors.check(member != null, "member", "orders.for-whom");
        errors.check(
                quantity != null && quantity >= 1 && quantity <= ServiceChoice.MAX_QUANTITY,
                "quantity",
                "orders.quantity-out-of-bounds",
                ServiceChoice.MAX_QUANTITY);
        errors.check(day != null, "day", "orders.book.no-day", "");
        errors.check(collectedOn != null, "collectedOn", "orders.book.no-day", "");
        var whom = member == null ? null : errors.read("member", () -> member(member));
        errors.refuseIfAny();
        if (site == null || service == null || whom == null || quantity == null || day == null || collectedOn == null) {
            throw new IllegalStateException("refused above");
        }
        return new Read(site.strip(), whom, service.strip(), quantity, price, day, collectedOn, note);
    }

    private static MemberId member(String text) {
        try {
            return MemberId.of(text);
        } catch (IllegalArgumentException _) {
            throw new Refused("orders.no-such-member");
        }
    }
}
