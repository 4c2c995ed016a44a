package fr.conciergerie.custody;

import fr.conciergerie.shared.Refused;
import fr.conciergerie.shared.ShortCode;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a concierge says of the pieces of one line that come back from a partner.
 *
 * @param place where on site they are put; null where nothing came back
 * @param seen the labels that are there, one by one; null when the concierge vouches for all of them at once
 * @param scanned those of them that were read from the label; the others were ticked
 * @param missing the labels that did not come back, said so on purpose: each is looked for from now on
 * @param damaged what is wrong with a piece that came back and was not when it left
 * @param parcels into how many pieces goods are packed, which get their label only now
 */
public record Arrival(
        @Nullable String place,
        @Nullable Set<ShortCode> seen,
        Set<ShortCode> scanned,
        Set<ShortCode> missing,
        Map<ShortCode, Reserves> damaged,
        int parcels) {

    public Arrival {
        seen = seen == null ? null : Set.copyOf(seen);
        scanned = Set.copyOf(scanned);
        missing = Set.copyOf(missing);
        damaged = Map.copyOf(damaged);
        if (parcels < 1 || parcels > Custody.MAX_PIECES) {
            throw new Refused("custody.pieces-out-of-bounds", Custody.MAX_PIECES);
        }
        for (var it : damaged.values()) {
            if (it.isEmpty()) {
                throw new Refused("custody.damage-needs-a-word");
            }
        }
    }

    /** Everything is back. */
    public static Arrival complete(String place) {
        return new Arrival(place, null, Set.of(), Set.of(), Map.of(), 1);
    }

    /** The labels that somebody has named. */
    Set<ShortCode> named() {
        return Stream.of(seen == null ? Set.<ShortCode>of() : seen, scanned, missing, damaged.keySet())
                .flatMap(Set::stream)
                .collect(Collectors.toSet());
    }

    boolean brings(ItemView item) {
        return !missing.contains(item.label())
                && (seen == null || seen.contains(item.label()) || damaged.containsKey(item.label()));
    }

    /** What its way back rests on. */
    Method method(ItemView item) {
        return scanned.contains(item.label()) ? Method.SCAN : Method.DECLARED;
    }
}
