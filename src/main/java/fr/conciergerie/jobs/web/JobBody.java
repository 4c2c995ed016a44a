package fr.conciergerie.jobs.web;

import fr.conciergerie.orders.OrderId;
import fr.conciergerie.orders.OrderStatus;
import fr.conciergerie.orders.OrderView;
import fr.conciergerie.shared.Money;
import fr.conciergerie.web.Actor;
import fr.conciergerie.web.Role;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/** An order as far as a partner works on it: their own lines, and nothing that says who ordered. */
@Schema(name = "Job")
record JobBody(OrderId id, String number, OrderStatus status, List<OrderView.Line> lines, Money total, int version) {

    static JobBody of(OrderView order, Actor actor) {
        var lines = order.lines().stream()
                .filter(line -> !actor.is(Role.PARTNER) || isOf(line, actor))
                .toList();
        var total = lines.stream()
                .filter(line -> !line.status().isDropped())
                .map(line -> line.price() == null ? Money.ZERO : line.price().times(line.quantity()))
                .reduce(Money.ZERO, Money::plus);
        return new JobBody(order.id(), order.number(), order.status(), lines, total, order.version());
    }

    private static boolean isOf(OrderView.Line line, Actor actor) {
        return line.job() != null
                && line.partner() != null
                && line.partner().value().equals(actor.subject());
    }
}
