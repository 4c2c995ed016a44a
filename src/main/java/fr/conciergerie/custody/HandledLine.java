package fr.conciergerie.custody;

import fr.conciergerie.orders.OrderView;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of an order and of the pieces of one of its lines.
 *
 * @param transfer the gesture in the ledger; null when no piece changed hands
 */
public record HandledLine(
        OrderView order, List<ItemView> items, @Nullable TransferId transfer) {

    public HandledLine {
        items = List.copyOf(items);
    }
}
