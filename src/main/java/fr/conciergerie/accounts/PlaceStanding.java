package fr.conciergerie.accounts;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How it stands with the place of an agent that was offered.
 *
 * @param taken whether they have come in
 * @param offeredAt when it was offered last; null where it was given without being asked for
 */
public record PlaceStanding(boolean taken, @Nullable Instant offeredAt) {}
