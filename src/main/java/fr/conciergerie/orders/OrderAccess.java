package fr.conciergerie.orders;

import fr.conciergerie.organisations.Organisations;
import fr.conciergerie.shared.NotFound;
import fr.conciergerie.web.Actor;
import java.time.Clock;
import java.time.LocalDate;
import org.springframework.stereotype.Component;

/**
 * Whose an order is. The access table says which roles may try; here it is decided whether the order is theirs. To
 * everybody else it does not exist.
 */
@Component
class OrderAccess {

    private final Organisations organisations;
    private final Clock clock;

    OrderAccess(Organisations organisations, Clock clock) {
        this.organisations = organisations;
        this.clock = clock;
    }

    /** The member whose order it is, or those who serve them. */
    void requireOwned(Actor actor, Order order) {
        switch (actor.role()) {
            case MEMBER -> require(order.member().value().equals(actor.subject()), order);
            case CONCIERGE, MANAGER -> requireServed(actor, order);
            case PARTNER, COORDINATOR, FOLLOW_UP, SUPERVISOR, ADMIN -> throw hidden(order);
        }
    }

    /** The concierge of the site, or the operator's manager. */
    void requireServed(Actor actor, Order order) {
        switch (actor.role()) {
            case CONCIERGE -> require(organisations.serves(actor.account(), order.site(), LocalDate.now(clock)), order);
            case MANAGER -> {}
            case MEMBER, PARTNER, COORDINATOR, FOLLOW_UP, SUPERVISOR, ADMIN -> throw hidden(order);
        }
    }

    /** The partner whose job it is, or the concierge who notes down what the partner said on the phone. */
    void requireWorked(Actor actor, Order order, OrderLine line) {
        switch (actor.role()) {
            case PARTNER ->
                require(
                        line.job()
                                .filter(it -> it.partner().value().equals(actor.subject()))
                                .isPresent(),
                        order);
            case CONCIERGE, MANAGER -> requireServed(actor, order);
            case MEMBER, COORDINATOR, FOLLOW_UP, SUPERVISOR, ADMIN -> throw hidden(order);
        }
    }

    private static void require(boolean theirs, Order order) {
        if (!theirs) {
            throw hidden(order);
        }
    }

    private static NotFound hidden(Order order) {
        return new NotFound("order " + order.id());
    }
}
