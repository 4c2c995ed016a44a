package fr.conciergerie.waiting;

import fr.conciergerie.shared.OperatorId;
import fr.conciergerie.shared.TenantEvent;
import java.time.Instant;

/**
 * Somebody who waited can have their places.
 *
 * @param until as long as they are kept for them
 */
public record PlaceOffered(
        OperatorId operator, WaitingListId.Kind kind, WaitingEntryId entry, Instant until, Instant at)
        implements TenantEvent {}
