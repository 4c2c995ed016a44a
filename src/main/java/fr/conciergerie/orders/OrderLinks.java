package fr.conciergerie.orders;

import fr.conciergerie.web.Actor;
import java.util.List;

/** What a higher module adds to the member's page of an order: its deposit ticket, a claim. */
public interface OrderLinks {

    List<Link> linksFor(Actor actor, OrderView order);

    /**
     * One place to go.
     *
     * @param key the key of its words
     */
    record Link(String path, String key, String icon) {}
}
