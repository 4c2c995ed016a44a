package fr.conciergerie.lockers.web;

import fr.conciergerie.lockers.Lockers;
import fr.conciergerie.orders.OrderLinks;
import fr.conciergerie.orders.OrderView;
import fr.conciergerie.web.Actor;
import fr.conciergerie.web.Role;
import java.util.List;
import org.springframework.stereotype.Component;

/** On the member's page of an order: the compartment in which it waits, or one to put it into. */
@Component
class LockerLink implements OrderLinks {

    private final Lockers lockers;

    LockerLink(Lockers lockers) {
        this.lockers = lockers;
    }

    @Override
    public List<Link> linksFor(Actor actor, OrderView order) {
        if (!actor.is(Role.MEMBER)) {
            return List.of();
        }
        return switch (lockers.offerFor(order)) {
            case WAITS -> List.of(new Link("/lockers", "lockers.link.waits", "safe"));
            case CAN_BE_PUT_IN -> List.of(new Link("/lockers?order=" + order.id(), "lockers.link.put-in", "safe"));
            case NOTHING -> List.of();
        };
    }
}
