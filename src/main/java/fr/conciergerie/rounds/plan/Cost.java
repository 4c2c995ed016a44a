package fr.conciergerie.rounds.plan;

import java.util.Comparator;

/**
 * The cost of an order of visits; each figure weighs more than all that come after it.
 *
 * @param wrong how badly it breaks what must not be broken: opening hours, room on board, taking before bringing; none when it can be driven
 * @param unassigned works that it leaves out
 * @param broken promises that it breaks
 * @param seconds from the departure to the end
 */
public record Cost(long wrong, int unassigned, int broken, int metres, int seconds) implements Comparable<Cost> {

    private static final Comparator<Cost> ORDER = Comparator.comparingLong(Cost::wrong)
            .thenComparingInt(Cost::unassigned)
            .thenComparingInt(Cost::broken)
            .thenComparingInt(Cost::metres)
            .thenComparingInt(Cost::seconds);

    @Override
    public int compareTo(Cost other) {
        return ORDER.compare(this, other);
    }

    public boolean isLessThan(Cost other) {
        return compareTo(other) < 0;
    }
}
