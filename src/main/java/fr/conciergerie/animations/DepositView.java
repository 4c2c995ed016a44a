package fr.conciergerie.animations;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that was brought. Nobody is named.
 *
 * @param amount pieces or grams
 * @param lot the number of the lot it went into; null where it was refused
 * @param refusal null where it was taken
 * @param mayBeWithdrawn whether it can still be said that it was noted by mistake
 */
public record DepositView(
        DepositId id,
        Good good,
        int amount,
        @Nullable Integer lot,
        @Nullable GoodRefusal refusal,
        Instant at,
        boolean mayBeWithdrawn) {}
