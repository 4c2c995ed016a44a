package fr.conciergerie.custody;

import fr.conciergerie.orders.OrderView;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A line that was handled: what became of its order and of its pieces.
 *
 * @param transfer the gesture in the ledger; null when no piece changed hands
 */
public record HandledLine(
        OrderView order, List<ItemView> items, @Nullable TransferId transfer) {

    public HandledLine {
        items = List.copyOf(items);
    }
}
