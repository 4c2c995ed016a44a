package fr.conciergerie.animations.web;

import fr.conciergerie.animations.AnimationId;
import fr.conciergerie.animations.Balance;
import fr.conciergerie.animations.CollectionId;
import fr.conciergerie.animations.CollectionView;
import fr.conciergerie.animations.Container;
import fr.conciergerie.animations.GoodId;
import fr.conciergerie.animations.GoodUnit;
import fr.conciergerie.organisations.SiteId;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A collection as a caller reads it, with what became of each good. */
@Schema(name = "Collection")
record CollectionBody(
        CollectionId id,
        String title,

        @Schema(description = "The event at which it is collected") @Nullable
        AnimationId event,

        @Schema(description = "Who gets it") String association,
        SiteId site,
        LocalDate firstDay,
        LocalDate lastDay,
        boolean closed,

        @Schema(description = "What it is gathered in; null where nobody has said how much it takes") @Nullable
        ContainerBody container,

        List<GoodBody> goods) {

    /** What a collection is gathered in. */
    @Schema(name = "CollectionContainer")
    record ContainerBody(
            GoodUnit unit,

            @Schema(description = "Pieces or grams that it takes", example = "60")
            int capacity,

            @Schema(
                    description = "Taken in and not yet handed over; more than it takes where it is overfull",
                    example = "48")
            long holds) {

        static @Nullable ContainerBody of(@Nullable Container it) {
            return it == null
                    ? null
                    : new ContainerBody(it.capacity().unit(), it.capacity().amount(), it.holds());
        }
    }

    /** A good and what became of it, in its unit. */
    @Schema(name = "CollectedGood")
    record GoodBody(
            GoodId id,
            String name,
            GoodUnit unit,

            @Schema(description = "Whether it is taken, or refused")
            boolean taken,

            long deposited,
            long refused,
            @Schema(description = "In sealed lots") long sealed,

            @Schema(description = "More or less than was taken in for them")
            long sealingDifference,

            @Schema(description = "By the receipts") long received,

            @Schema(description = "More or less than was handed over")
            long receiptDifference) {

        static GoodBody of(Balance it) {
            return new GoodBody(
                    it.good().id(),
                    it.good().name(),
                    it.good().unit(),
                    it.good().taken(),
                    it.deposited(),
                    it.refused(),
                    it.sealed(),
                    it.sealingDifference(),
                    it.received(),
                    it.receiptDifference());
        }
    }

    static CollectionBody of(CollectionView it, List<Balance> balance) {
        return new CollectionBody(
                it.id(),
                it.title(),
                it.animation(),
                it.associationName(),
                it.site(),
                it.firstDay(),
                it.lastDay(),
                it.closed(),
                ContainerBody.of(it.container()),
                balance.stream().map(GoodBody::of).toList());
    }
}
