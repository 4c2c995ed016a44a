package fr.conciergerie.animations;

import java.time.LocalDate;
import java.util.List;

/**
 * What a client reads of a collection for its people: what it takes, and what the association has received of it so far. Who gave is known to
 * nobody.
 *
 * @param received by each receipt, the first first
 */
public record CollectionOutcome(CollectionView collection, List<Receipt> received) {

    /**
     * What an association got with one lot.
     *
     * @param number as the association wrote it on its receipt
     * @param amount pieces or grams
     */
    public record Receipt(String number, LocalDate on, GoodUnit unit, long amount) {}

    public CollectionOutcome {
        received = List.copyOf(received);
    }
}
