package fr.conciergerie.custody.web;

import fr.conciergerie.custody.Custody;
import fr.conciergerie.orders.OrderLinks;
import fr.conciergerie.orders.OrderView;
import fr.conciergerie.web.Actor;
import java.util.List;
import org.springframework.stereotype.Component;

/** On the member's page of an order: the ticket of what they handed in. */
@Component
class TicketLink implements OrderLinks {

    private final Custody custody;

    TicketLink(Custody custody) {
        this.custody = custody;
    }

    @Override
    public List<Link> linksFor(Actor actor, OrderView order) {
        return custody.itemsOf(actor, order.id()).isEmpty()
                ? List.of()
                : List.of(
                        new Link("/orders/" + order.id() + "/ticket.pdf", "custody.ticket.title", "file-earmark-pdf"));
    }
}
