package fr.conciergerie.custody;

import fr.conciergerie.orders.OrderView;
import fr.conciergerie.organisations.OperatorIdentity;
import fr.conciergerie.organisations.Site;
import fr.conciergerie.shared.Money;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the member keeps of a deposit: the mentions that the trade's rules ask for. The number and kind of the pieces on it
 * decide what has to be given back.
 *
 * @param trader who takes the pieces in, and answers for them
 * @param logo theirs, as a PNG; empty when there is none
 * @param depositedAt when the last of the pieces was handed in
 */
public record Ticket(
        OperatorIdentity trader,
        byte[] logo,
        Site site,
        OrderView order,
        String memberName,
        Instant depositedAt,
        List<Line> lines) {

    /** A service, and the pieces handed in for it. */
    public record Line(OrderView.Line service, List<ItemView> pieces) {

        public @Nullable Money price() {
            var price = service.price();
            return price == null ? null : price.times(service.quantity());
        }

        /** The part of the price that is tax; null where there is no price yet, or no tax. */
        public @Nullable Money tax() {
            var price = price();
            return price == null || service.vat().rateBasisPoints() == 0
                    ? null
                    : service.vat().included(price);
        }
    }

    /** What the services on it cost, as far as their prices are known. */
    public Money total() {
        return lines.stream().map(Line::price).filter(Objects::nonNull).reduce(Money.ZERO, Money::plus);
    }

    /** The part of the total that is tax. */
    public Money tax() {
        return lines.stream().map(Line::tax).filter(Objects::nonNull).reduce(Money.ZERO, Money::plus);
    }
}
