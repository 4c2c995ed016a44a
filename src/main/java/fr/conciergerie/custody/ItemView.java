package fr.conciergerie.custody;

import fr.conciergerie.orders.LineId;
import fr.conciergerie.orders.OrderId;
import fr.conciergerie.organisations.SiteId;
import fr.conciergerie.shared.ShortCode;
import org.jspecify.annotations.Nullable;

/**
 * A labelled piece and who holds it now.
 *
 * @param label the only thing written on it: no name, no phone number
 * @param piece its number among the {@code pieces} of its line
 * @param missing it did not come back with the others and is being looked for
 */
public record ItemView(
        ItemId id,
        ShortCode label,
        OrderId order,
        LineId line,
        SiteId site,
        int piece,
        int pieces,
        String description,
        Reserves reserves,
        Holder holder,
        boolean missing) {

    /** Where on site it is kept; null while it is not. */
    public @Nullable String place() {
        return switch (holder) {
            case Holder.Storage(var _, var place) -> place;
            case Holder.Locker(var _, var compartment) -> compartment;
            case Holder.Member _,
                    Holder.Delegate _,
                    Holder.Concierge _,
                    Holder.Courier _,
                    Holder.Partner _,
                    Holder.Disposed _ -> null;
        };
    }

    /** Someone of that site can put a hand on it. */
    public boolean isOnSite() {
        return holder.isAt(site);
    }

    ItemView heldBy(Holder next) {
        return new ItemView(id, label, order, line, site, piece, pieces, description, reserves, next, missing);
    }

    ItemView found() {
        return new ItemView(id, label, order, line, site, piece, pieces, description, reserves, holder, false);
    }
}
