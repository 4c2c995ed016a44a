package fr.conciergerie.animations.web;

import fr.conciergerie.animations.CollectionId;
import fr.conciergerie.animations.GoodId;
import fr.conciergerie.animations.GoodUnit;
import fr.conciergerie.animations.LotId;
import fr.conciergerie.animations.LotStatus;
import fr.conciergerie.animations.LotView;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A lot as a caller reads it. */
@Schema(name = "Lot")
record LotBody(
        LotId id,
        CollectionId collection,
        int number,
        LotStatus status,
        List<ContentBody> contents,
        @Nullable Instant sealedAt,
        @Nullable String handedTo,
        @Nullable Instant handedAt,
        @Nullable String receiptNumber,
        @Nullable LocalDate receivedOn) {

    /** What a lot holds of a good. */
    @Schema(name = "LotContent")
    record ContentBody(
            GoodId good,
            String name,
            GoodUnit unit,
            int deposited,
            int sealed,
            @Nullable String sealingNote,
            @Nullable Integer received,
            @Nullable String receiptNote) {}

    static LotBody of(LotView it) {
        return new LotBody(
                it.id(),
                it.collection(),
                it.number(),
                it.status(),
                it.contents().stream()
                        .map(one -> new ContentBody(
                                one.good().id(),
                                one.good().name(),
                                one.good().unit(),
                                one.deposited(),
                                one.sealed(),
                                one.sealingNote(),
                                one.received(),
                                one.receiptNote()))
                        .toList(),
                it.sealedAt(),
                it.handedTo(),
                it.handedAt(),
                it.receiptNumber(),
                it.receivedOn());
    }
}
