package fr.conciergerie.lockers.web;

import fr.conciergerie.lockers.CompartmentId;
import fr.conciergerie.orders.LineId;
import fr.conciergerie.orders.OrderId;
import fr.conciergerie.shared.Refused;
import fr.conciergerie.web.FormErrors;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What goes into a compartment, as it is sent: read strictly, every fault named by its field. */
@Schema(name = "LoadCompartment")
record LoadBody(
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable
        String order,

        @Schema(description = "Its lines; left out: all that are ready") @Nullable
        List<@Nullable String> lines,

        @Schema(description = "Left out: where something waits for the same member already, else the smallest free one")
        @Nullable
        String compartment) {

    record Load(OrderId order, List<LineId> lines, @Nullable CompartmentId compartment) {}

    Load read() {
        var errors = new FormErrors();
        errors.check(order != null && !order.isBlank(), "order", "lockers.order-is-missing");
        var which = order == null || order.isBlank()
                ? null
                : errors.read("order", () -> key(order, OrderId::of, "lockers.no-such-order"));
        var some = lines == null
                ? List.<LineId>of()
                : lines.stream()
                        .map(it -> errors.read("lines", () -> key(it, LineId::of, "lockers.no-such-line")))
                        .filter(Objects::nonNull)
                        .toList();
        errors.check(lines == null || !lines.isEmpty(), "lines", "lockers.nothing-chosen");
        var where = compartment == null
                ? null
                : errors.read("compartment", () -> key(compartment, CompartmentId::of, "lockers.no-such-compartment"));
        errors.refuseIfAny();
        if (which == null) {
            throw new IllegalStateException("refused above");
        }
        return new Load(which, some, where);
    }

    private static <T> T key(@Nullable String text, Function<String, T> type, String otherwise) {
        try {
            return type.apply(String.valueOf(text).strip());
        } catch (IllegalArgumentException _) {
            throw new Refused(otherwise);
        }
    }
}
