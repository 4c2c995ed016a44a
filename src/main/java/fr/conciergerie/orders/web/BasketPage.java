package fr.conciergerie.orders.web;

import fr.conciergerie.calendar.DeskSession;
import fr.conciergerie.catalogue.Family;
import fr.conciergerie.catalogue.Shape;
import fr.conciergerie.orders.Basket;
import fr.conciergerie.organisations.Site;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The basket before it is ordered.
 *
 * @param next when something can be handed in
 * @param mediator whom a consumer may turn to; empty when it is told at the desk
 * @param once makes of a double click one order
 */
public record BasketPage(Site site, Basket basket, @Nullable DeskSession next, String mediator, UUID once) {

    /** What the form sends of a line: which, how many, at which price it was on the page. */
    public static String seen(Basket.Line line) {
        var price = line.price();
        return line.id() + ":" + line.quantity() + ":" + (price == null ? "" : String.valueOf(price.cents()));
    }

    public boolean hasPerishables() {
        return basket.lines().stream()
                .anyMatch(line -> line.offer() != null
                        && line.offer().family() == Family.FOOD
                        && line.offer().shape() == Shape.GOODS);
    }
}
