package fr.conciergerie.orders;

import fr.conciergerie.organisations.MemberId;
import fr.conciergerie.organisations.SiteId;
import fr.conciergerie.shared.Money;
import fr.conciergerie.shared.NotFound;
import fr.conciergerie.shared.Refused;
import fr.conciergerie.shared.ShortCode;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What one member asked for in one go, at one site. It gathers lines; where it stands follows from theirs.
 *
 * @param number what people see instead of a key
 * @param pickupCode what someone shows who collects in the member's place
 * @param placedBy the account that recorded it: the member's own, or the concierge's
 * @param typedLateAt when it was typed in, where that was afterwards: of when it was placed only the day is known; else null
 * @param withdrawalUntil until when the member may withdraw from what is agreed today; null for an order placed face to face
 * @param terms the operator's own version of the terms of sale; null where the common ones hold
 * @param wish that the work begin before the period of withdrawal is over; null when it was not said
 */
record Order(
        OrderId id,
        ShortCode number,
        ShortCode pickupCode,
        SiteId site,
        MemberId member,
        Channel channel,
        UUID placedBy,
        Instant placedAt,
        @Nullable Instant typedLateAt,
        @Nullable Instant withdrawalUntil,
        @Nullable Integer terms,
        @Nullable BeginAtOnce wish,
        List<OrderLine> lines,
        int version) {

    Order {
        lines = List.copyOf(lines);
        if (lines.isEmpty()) {
            throw new Refused("orders.needs-a-line");
        }
        if (lines.size() > PlaceOrder.MAX_LINES) {
            throw new Refused("orders.too-many-lines", PlaceOrder.MAX_LINES);
        }
    }

    OrderLine line(LineId wanted) {
        return lines.stream()
                .filter(it -> it.id().equals(wanted))
                .findFirst()
                .orElseThrow(() -> new NotFound("line " + wanted));
    }

    /** The same order with one line a step further. */
    Order change(LineId wanted, UnaryOperator<OrderLine> step) {
        var changed = step.apply(line(wanted));
        return with(
                number,
                lines.stream().map(it -> it.id().equals(wanted) ? changed : it).toList(),
                version);
    }

    /** The same request under another number, when the first was already taken. */
    Order numbered(ShortCode other) {
        return with(other, lines, version);
    }

    /** As the database has it once a change is written. */
    Order written() {
        return with(number, lines, version + 1);
    }

    private Order with(ShortCode itsNumber, List<OrderLine> itsLines, int itsVersion) {
        return new Order(
                id,
                itsNumber,
                pickupCode,
                site,
                member,
                channel,
                placedBy,
                placedAt,
                typedLateAt,
                withdrawalUntil,
                terms,
                wish,
                itsLines,
                itsVersion);
    }

    /** How the terms are called under which it was placed. */
    String termsVersion() {
        return terms == null ? CommonTerms.VERSION : String.valueOf(terms);
    }

    OrderStatus status() {
        return OrderStatus.of(lines.stream().map(OrderLine::status).toList());
    }

    /** What is known of the price: lines still to be quoted do not count yet. */
    Money total() {
        return lines.stream().flatMap(it -> it.total().stream()).reduce(Money.ZERO, Money::plus);
    }

    /**
     * The last moment in which a line may be withdrawn from; null while its period has not begun. Goods count from the day on
     * which the last of them was received (Code de la consommation, L221-18), what was on quote from the day it was agreed.
     */
    @Nullable
    Instant withdrawalUntil(OrderLine line) {
        if (!line.service().isGoods()) {
            return line.unitPrice() == null ? null : ownOrThatOfTheOrder(line);
        }
        var goods = lines.stream()
                .filter(it -> it.service().isGoods() && !it.status().isDropped())
                .toList();
        return goods.isEmpty() || goods.stream().anyMatch(it -> it.status() != LineStatus.COLLECTED)
                ? null
                : goods.stream()
                        .map(this::ownOrThatOfTheOrder)
                        .filter(Objects::nonNull)
                        .max(Comparator.naturalOrder())
                        .orElse(null);
    }

    /** Lines of before had none of their own. */
    private @Nullable Instant ownOrThatOfTheOrder(OrderLine line) {
        return line.withdrawalUntil() == null ? withdrawalUntil : line.withdrawalUntil();
    }

    /** Whether the right covers a line, as long as its period lasts. */
    boolean covers(OrderLine line) {
        return withdrawalUntil != null && line.mayWithdraw(wish != null);
    }

    boolean mayWithdraw(OrderLine line, Instant now) {
        var until = withdrawalUntil(line);
        return covers(line) && (until == null || !now.isAfter(until));
    }

    boolean mayWithdraw(Instant now) {
        return lines.stream().anyMatch(it -> mayWithdraw(it, now));
    }
}
