package fr.conciergerie.custody;

import fr.conciergerie.orders.OrderView;
import fr.conciergerie.organisations.Site;
import fr.conciergerie.shared.Money;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the member keeps of a deposit: the mentions that the trade's rules ask for. The number and kind of the pieces on it
 * decide what has to be given back.
 *
 * @param trader the operator's name
 * @param depositedAt when the last of the pieces was handed in
 */
public record Ticket(
        String trader, Site site, OrderView order, String memberName, Instant depositedAt, List<Line> lines) {

    /** A service, and the pieces handed in for it. */
    public record Line(OrderView.Line service, List<ItemView> pieces) {

        public @Nullable Money price() {
            var price = service.price();
            return price == null ? null : price.times(service.quantity());
        }
    }
}
