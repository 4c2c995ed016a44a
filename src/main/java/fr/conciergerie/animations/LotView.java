package fr.conciergerie.animations;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A lot and what is in it.
 *
 * @param number the how-manieth of its collection
 * @param handedTo what the person is for the association who signed for it
 * @param receiptNumber of the association's receipt
 */
public record LotView(
        LotId id,
        CollectionId collection,
        int number,
        LotStatus status,
        List<Content> contents,
        @Nullable Instant sealedAt,
        @Nullable String handedTo,
        @Nullable Instant handedAt,
        @Nullable String receiptNumber,
        @Nullable LocalDate receivedOn,
        int version) {

    /**
     * What it holds of a good, in pieces or grams.
     *
     * @param deposited by what was taken in
     * @param sealed by what was counted or weighed when it was sealed; the same as long as it is open
     * @param received by the association's receipt; null as long as there is none
     */
    public record Content(
            Good good,
            int deposited,
            int sealed,
            @Nullable String sealingNote,
            @Nullable Integer received,
            @Nullable String receiptNote) {}
}
