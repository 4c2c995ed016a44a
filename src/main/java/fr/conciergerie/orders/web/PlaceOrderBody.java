package fr.conciergerie.orders.web;

import fr.conciergerie.orders.Channel;
import fr.conciergerie.orders.PlaceOrder;
import fr.conciergerie.orders.ServiceChoice;
import fr.conciergerie.organisations.MemberId;
import fr.conciergerie.shared.Money;
import fr.conciergerie.shared.Refused;
import fr.conciergerie.web.FormErrors;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An order as it is sent: read strictly, every fault named by its field. */
@Schema(name = "PlaceOrder")
record PlaceOrderBody(
        @Schema(
                description = "Slug or id of the site",
                example = "hotel-de-metropole",
                requiredMode = Schema.RequiredMode.REQUIRED)
        @Nullable
        String site,

        @Schema(description = "For whom; a member leaves it out") @Nullable
        String member,

        @Schema(
                description = "How the request came; `ONLINE` for members, any other for the concierge",
                requiredMode = Schema.RequiredMode.REQUIRED)
        @Nullable
        Channel channel,

        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable
        List<@Nullable Line> lines,

        @Schema(
                description =
                        "The version of the terms of sale that the person read, as `GET /terms` tells it; when another is"
                                + " in force the order is refused. Left out: the one in force",
                example = "1")
        @Nullable
        String terms,

        @Schema(
                description =
                        "The sentence of `GET /terms` by which the person asks for the work to begin before the period of"
                                + " withdrawal is over, exactly as they read and accepted it. Left out: they did not, and may withdraw"
                                + " without owing anything, even from what is done",
                maxLength = 1000)
        @Nullable
        String beginAtOnce) {

    @Schema(name = "PlaceOrderLine")
    record Line(
            @Schema(
                    description = "Slug or id of the service",
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

            @Schema(
                    description = "For whoever does the work: nothing about health, nothing private",
                    maxLength = ServiceChoice.MAX_NOTE)
            @Nullable
            String note,

            @Schema(description = "Codes of the options chosen") @Nullable
            List<@Nullable String> options,

            @Schema(description = "The price of one that was seen; when it has changed the order is refused") @Nullable
            Money price) {}

    PlaceOrder read() {
        var errors = new FormErrors();
        errors.check(site != null && !site.isBlank(), "site", "orders.site-is-missing");
        errors.check(channel != null, "channel", "orders.channel-is-missing");
        errors.check(lines != null && !lines.isEmpty(), "lines", "orders.needs-a-line");
        var whom = member == null ? null : errors.read("member", () -> member(member));
        var wanted = lines == null ? List.<PlaceOrder.Line>of() : read(lines, errors);
        errors.refuseIfAny();
        if (site == null || channel == null) {
            throw new IllegalStateException("refused above");
        }
        return new PlaceOrder(site.strip(), whom, channel, wanted, terms, beginAtOnce);
    }

    private static List<PlaceOrder.Line> read(List<@Nullable Line> lines, FormErrors errors) {
        errors.check(lines.size() <= PlaceOrder.MAX_LINES, "lines", "orders.too-many-lines", PlaceOrder.MAX_LINES);
        var read = new ArrayList<PlaceOrder.Line>();
        for (int i = 0; i < lines.size() && i < PlaceOrder.MAX_LINES; i++) {
            var line = read(lines.get(i), "lines[" + i + "]", errors);
            if (line != null) {
                read.add(line);
            }
        }
        return read;
    }

    private static PlaceOrder.@Nullable Line read(@Nullable Line line, String at, FormErrors errors) {
        var service = line == null ? null : line.service();
        if (line == null || service == null || service.isBlank()) {
            errors.add(at + ".service", "orders.service-is-missing");
            return null;
        }
        var quantity = line.quantity();
        if (quantity == null || quantity < 1 || quantity > ServiceChoice.MAX_QUANTITY) {
            errors.add(at + ".quantity", "orders.quantity-out-of-bounds", ServiceChoice.MAX_QUANTITY);
            return null;
        }
        errors.check(
                line.note() == null || line.note().length() <= ServiceChoice.MAX_NOTE,
                at + ".note",
                "orders.note-too-long",
                ServiceChoice.MAX_NOTE);
        var options = new ArrayList<String>();
        for (var option : line.options() == null ? List.<@Nullable String>of() : line.options()) {
            if (option == null || option.isBlank()) {
                errors.add(at + ".options", "orders.option-is-missing");
            } else {
                options.add(option);
            }
        }
        return new PlaceOrder.Line(service.strip(), quantity, line.note(), options, line.price());
    }

    private static MemberId member(String text) {
        try {
            return MemberId.of(text);
        } catch (IllegalArgumentException _) {
            throw new Refused("orders.no-such-member");
        }
    }
}
