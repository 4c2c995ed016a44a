package fr.conciergerie.custody;

import fr.conciergerie.orders.OrderId;
import fr.conciergerie.orders.OrderView;
import fr.conciergerie.orders.Orders;
import fr.conciergerie.organisations.Identities;
import fr.conciergerie.organisations.Organisations;
import fr.conciergerie.shared.NotFound;
import fr.conciergerie.shared.Refused;
import fr.conciergerie.web.Actor;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Puts together what is printed for a deposit: the member's ticket, and a label for each piece. */
@Service
@Transactional(readOnly = true)
public class Tickets {

    private final Orders orders;
    private final ItemRepository items;
    private final Ledger ledger;
    private final Organisations organisations;
    private final Identities identities;

    Tickets(Orders orders, ItemRepository items, Ledger ledger, Organisations organisations, Identities identities) {
        this.orders = orders;
        this.items = items;
        this.ledger = ledger;
        this.organisations = organisations;
        this.identities = identities;
    }

    /** The ticket of an order whose pieces were handed in; for the member whose it is and those who serve them. */
    public Ticket ticket(Actor actor, OrderId id) {
        var order = orders.order(actor, id);
        var pieces = items.ofOrder(id).stream().map(Item::view).toList();
        var lines = order.lines().stream()
                .map(line -> new Ticket.Line(line, of(line, pieces)))
                .filter(it -> !it.pieces().isEmpty())
                .toList();
        if (lines.isEmpty()) {
            throw Refused.conflict("custody.nothing-handed-in");
        }
        return new Ticket(
                identities.identity(),
                identities.logo().orElse(new byte[0]),
                organisations.site(order.site()),
                order,
                organisations.member(order.member()).name(),
                depositedAt(id),
                lines);
    }

    private static List<ItemView> of(OrderView.Line line, List<ItemView> pieces) {
        return pieces.stream().filter(it -> it.line().equals(line.id())).toList();
    }

    private Instant depositedAt(OrderId order) {
        return ledger.ofOrder(order).stream()
                .filter(it -> it.seq() == 1)
                .map(Transfer::at)
                .max(Comparator.naturalOrder())
                .orElseThrow(() -> new NotFound("deposit of order " + order));
    }
}
