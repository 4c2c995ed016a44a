package fr.conciergerie.animations;

import java.time.ZoneId;
import java.util.List;

/**
 * A lot as its papers show it: what is in it, and what was brought meanwhile and not taken; nobody who brought something is named.
 *
 * @param deposits how many times something was taken in for it
 * @param zone the clock of its site
 */
public record LotPaper(CollectionView collection, LotView lot, int deposits, List<RefusedGood> refused, ZoneId zone) {

    public LotPaper {
        refused = List.copyOf(refused);
    }

    /** What the lot held of goods of a unit when it was sealed. */
    public long sealed(GoodUnit unit) {
        return lot.contents().stream()
                .filter(it -> it.good().unit() == unit)
                .mapToLong(LotView.Content::sealed)
                .sum();
    }
}
