package fr.conciergerie.custody;

import fr.conciergerie.shared.Refused;
import fr.conciergerie.shared.ShortCode;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a concierge says of the pieces of one line that come back from a partner.
 *
 * @param place where on site they are put
 * @param scanned the labels that were read, one by one; null when the concierge vouches for all of them at once
 * @param missing the labels that did not come back, said so on purpose: each is looked for from now on
 * @param parcels into how many pieces goods are packed, which get their label only now
 */
public record Arrival(String place, @Nullable Set<ShortCode> scanned, Set<ShortCode> missing, int parcels) {

    public Arrival {
        scanned = scanned == null ? null : Set.copyOf(scanned);
        missing = Set.copyOf(missing);
        if (parcels < 1 || parcels > Custody.MAX_PIECES) {
            throw new Refused("custody.pieces-out-of-bounds", Custody.MAX_PIECES);
        }
    }

    /** Everything is back. */
    public static Arrival complete(String place) {
        return new Arrival(place, null, Set.of(), 1);
    }

    boolean brings(ItemView item) {
        return !missing.contains(item.label()) && (scanned == null || scanned.contains(item.label()));
    }
}
