package fr.conciergerie.animations;

/**
 * What became of a good of a collection, in pieces or grams: taken in, in sealed lots, and by the receipts.
 *
 * @param deposited what was taken in
 * @param refused what was brought and not taken
 * @param depositedInLots what was taken in for the lots that are sealed
 * @param sealed what these held when they were sealed
 * @param sealedReceived what those held that are received
 * @param received what came by the receipts
 */
public record Balance(
        Good good,
        long deposited,
        long refused,
        long depositedInLots,
        long sealed,
        long sealedReceived,
        long received) {

    /** What has not been put into a sealed lot yet. */
    public long waiting() {
        return deposited - depositedInLots;
    }

    /** More or less than was taken in. */
    public long sealingDifference() {
        return sealed - depositedInLots;
    }

    /** More or less than was handed over. */
    public long receiptDifference() {
        return received - sealedReceived;
    }
}
