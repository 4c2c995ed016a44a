package fr.conciergerie.orders;

import fr.conciergerie.organisations.MemberId;
import fr.conciergerie.organisations.SiteId;
import fr.conciergerie.shared.Money;
import fr.conciergerie.shared.NotFound;
import fr.conciergerie.shared.Refused;
import fr.conciergerie.shared.ShortCode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What one member asked for in one go, at one site. It gathers lines; where it stands follows from theirs.
 *
 * @param number what people see instead of a key
 * @param pickupCode what someone shows who collects in the member's place
 * @param placedBy the account that recorded it: the member's own, or the concierge's
 * @param withdrawalUntil until when the member may withdraw; null for an order placed face to face
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
        @Nullable Instant withdrawalUntil,
        List<OrderLine> lines,
        int version) {

    static final int MAX_LINES = 20;

    /** Code de la consommation, L221-18: fourteen days, here to the hour. */
    static final Duration WITHDRAWAL_PERIOD = Duration.ofDays(14);

    Order {
        lines = List.copyOf(lines);
        if (lines.isEmpty()) {
            throw new Refused("orders.needs-a-line");
        }
        if (lines.size() > MAX_LINES) {
            throw new Refused("orders.too-many-lines", MAX_LINES);
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
        return new Order(
                id,
                number,
                pickupCode,
                site,
                member,
                channel,
                placedBy,
                placedAt,
                withdrawalUntil,
                lines.stream().map(it -> it.id().equals(wanted) ? changed : it).toList(),
                version);
    }

    /** The same request under another number, when the first was already taken. */
    Order numbered(ShortCode other) {
        return new Order(
                id, other, pickupCode, site, member, channel, placedBy, placedAt, withdrawalUntil, lines, version);
    }

    /** As the database has it once a change is written. */
    Order written() {
        return new Order(
                id, number, pickupCode, site, member, channel, placedBy, placedAt, withdrawalUntil, lines, version + 1);
    }

    OrderStatus status() {
        return OrderStatus.of(lines.stream().map(OrderLine::status).toList());
    }

    /** What is known of the price: lines still to be quoted do not count yet. */
    Money total() {
        return lines.stream().flatMap(it -> it.total().stream()).reduce(Money.ZERO, Money::plus);
    }

    boolean mayWithdraw(Instant now) {
        return withdrawalUntil != null
                && !now.isAfter(withdrawalUntil)
                && lines.stream().anyMatch(OrderLine::mayWithdraw);
    }

    /** Every line that the right covers is withdrawn from; what was already given or is perishable stays. */
    Order withdraw(String reason, Instant now) {
        if (!mayWithdraw(now)) {
            throw Refused.conflict("orders.cannot-withdraw");
        }
        var order = this;
        for (var line : lines) {
            if (line.mayWithdraw()) {
                order = order.change(line.id(), it -> it.withdraw(reason, now));
            }
        }
        return order;
    }
}
