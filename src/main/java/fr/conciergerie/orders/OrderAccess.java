package fr.conciergerie.orders;

import fr.conciergerie.organisations.Organisations;
import fr.conciergerie.organisations.SiteId;
import fr.conciergerie.partners.PartnerId;
import fr.conciergerie.shared.DayClock;
import fr.conciergerie.shared.NotFound;
import fr.conciergerie.web.Actor;
import fr.conciergerie.web.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Whose an order is. The access table says which roles may try; here it is decided whether the order is theirs. To
 * everybody else it does not exist.
 */
@Component
class OrderAccess {

    private final Organisations organisations;
    private final DayClock dayClock;

    OrderAccess(Organisations organisations, DayClock dayClock) {
        this.organisations = organisations;
        this.dayClock = dayClock;
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
            case CONCIERGE -> require(serves(actor, order.site()), order);
            case MANAGER -> {}
            case MEMBER, PARTNER, COORDINATOR, FOLLOW_UP, SUPERVISOR, ADMIN -> throw hidden(order);
        }
    }

    /** The same for a site at which something is to be written down. */
    void requireServed(Actor actor, SiteId site) {
        if (!actor.is(Role.MANAGER) && !(actor.is(Role.CONCIERGE) && serves(actor, site))) {
            throw new NotFound("site " + site);
        }
    }

    /** The partner whose job it is, or the concierge who notes down what the partner said on the phone. */
    void requireWorked(Actor actor, Order order, OrderLine line) {
        requireWorked(actor, order, line.job().map(LineState.Job::partner).orElse(null));
    }

    /** @param partner whose job it is; null where nobody has one */
    void requireWorked(Actor actor, Order order, @Nullable PartnerId partner) {
        switch (actor.role()) {
            case PARTNER -> require(partner != null && partner.value().equals(actor.subject()), order);
            case CONCIERGE, MANAGER -> requireServed(actor, order);
            case MEMBER, COORDINATOR, FOLLOW_UP, SUPERVISOR, ADMIN -> throw hidden(order);
        }
    }

    private boolean serves(Actor actor, SiteId site) {
        return organisations.serves(
                actor.account(), site, dayClock.todayAt(organisations.site(site).zone()));
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
