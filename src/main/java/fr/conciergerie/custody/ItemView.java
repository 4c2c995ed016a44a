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
 * @param lost it was looked for in vain
 * @param damage what is wrong with it that was not when it was handed in; none once that was mended or agreed upon
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
        boolean missing,
        boolean lost,
        Reserves damage) {

    /** Where on site it is kept; null while it is not. */
    public @Nullable String place() {
        return switch (holder) {
            case Holder.Storage(var _, var place) -> place;
            case Holder.Locker(var _, var compartment, var _) -> compartment;
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

    /** It is there, or was handed over, and is as it was when it was handed in. */
    public boolean isWhole() {
        return !missing && !lost && damage.isEmpty();
    }

    /** Its member has it back, or whoever came for them. */
    public boolean isHandedOver() {
        return holder instanceof Holder.Member || holder instanceof Holder.Delegate;
    }

    ItemView heldBy(Holder next) {
        return new ItemView(
                id, label, order, line, site, piece, pieces, description, reserves, next, missing, lost, damage);
    }

    ItemView found() {
        return new ItemView(
                id, label, order, line, site, piece, pieces, description, reserves, holder, false, false, damage);
    }

    ItemView with(Reserves wrong) {
        return new ItemView(
                id, label, order, line, site, piece, pieces, description, reserves, holder, missing, lost, wrong);
    }
}
