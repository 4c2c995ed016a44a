package fr.conciergerie.animations.web;

import fr.conciergerie.animations.CollectionId;
import fr.conciergerie.animations.DepositId;
import fr.conciergerie.animations.GoodId;
import fr.conciergerie.animations.GoodRefusal;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Something that was brought, as a caller reads it. */
@Schema(name = "DepositedGoods")
record DepositedBody(
        DepositId id,
        CollectionId collection,
        GoodId good,
        @Schema(description = "Pieces or grams") int amount,
        @Nullable GoodRefusal refusal) {}
