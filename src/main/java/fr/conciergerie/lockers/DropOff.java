package fr.conciergerie.lockers;

import fr.conciergerie.orders.OrderId;
import fr.conciergerie.organisations.MemberId;
import fr.conciergerie.organisations.SiteId;
import org.jspecify.annotations.Nullable;

/**
 * A wish for a compartment to put something into.
 *
 * @param member for whom; null for whoever asks
 * @param size what goes in needs at least
 * @param seated within reach of somebody who sits; why is nobody's business
 * @param order what is to be put in; null where it was not said
 */
public record DropOff(
        SiteId site,
        @Nullable MemberId member,
        Size size,
        boolean seated,
        @Nullable OrderId order) {}
