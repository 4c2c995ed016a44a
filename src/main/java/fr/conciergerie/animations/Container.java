package fr.conciergerie.animations;

/**
 * What a collection is gathered in, and how full it is.
 *
 * @param holds what was taken in and not yet handed over, in the unit of its capacity
 */
public record Container(Capacity capacity, long holds) {

    private static final int NEARLY_FULL = 80;
    private static final int WHOLE = 100;

    /** Of a hundred; more than that where more was taken in than it takes. */
    public long percent() {
        return holds * WHOLE / capacity.amount();
    }

    /** It is time to close the lot and to call the association. */
    public boolean isNearlyFull() {
        return percent() >= NEARLY_FULL;
    }

    /** There is as much as it takes, or more: what is given is still taken in, and stands beside it. */
    public boolean isFull() {
        return holds >= capacity.amount();
    }
}
