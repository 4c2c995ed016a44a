package fr.conciergerie.bookings;

import fr.conciergerie.shared.OperatorId;
import fr.conciergerie.shared.TenantEvent;
import fr.conciergerie.waiting.WaitingEntryId;
import java.time.Instant;

/**
 * Somebody who waited for an hour can have a place in it.
 *
 * @param until as long as it is kept for them
 */
public record PlaceOffered(OperatorId operator, WaitingEntryId entry, Instant until, Instant at)
        implements TenantEvent {}
