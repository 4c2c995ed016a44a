package fr.conciergerie.orders.web;

import fr.conciergerie.orders.LineId;
import fr.conciergerie.orders.PlaceOrder;
import fr.conciergerie.shared.Money;
import fr.conciergerie.shared.Refused;
import fr.conciergerie.web.FormErrors;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** From which lines of an order somebody withdraws. */
@Schema(name = "Withdrawal")
record WithdrawalBody(
        @Schema(description = "The lines; left out: all that the right covers") @Nullable
        List<@Nullable String> lines,

        @Schema(description = "What the person was told stays due; when it is more by now nothing is done") @Nullable
        Money due) {

    static final WithdrawalBody ALL = new WithdrawalBody(null, null);

    @Nullable
    List<LineId> ids() {
        if (lines == null) {
            return null;
        }
        var errors = new FormErrors();
        errors.check(!lines.isEmpty(), "lines", "orders.withdrawal.no-line");
        var ids = new ArrayList<LineId>();
        for (int i = 0; i < lines.size() && i <= PlaceOrder.MAX_LINES; i++) {
            var text = lines.get(i);
            var id = errors.read("lines[" + i + "]", () -> id(text));
            if (id != null) {
                ids.add(id);
            }
        }
        errors.refuseIfAny();
        return ids;
    }

    @Nullable
    Money dueInEuros() {
        if (due != null && !due.currency().equals(Money.ZERO.currency())) {
            throw new Refused("orders.not-in-euros");
        }
        return due;
    }

    private static LineId id(@Nullable String text) {
        try {
            return LineId.of(text == null ? "" : text);
        } catch (IllegalArgumentException _) {
            throw new Refused("orders.withdrawal.no-line");
        }
    }
}
