package fr.conciergerie.orders;

import fr.conciergerie.organisations.MemberId;
import fr.conciergerie.shared.OperatorId;
import fr.conciergerie.shared.TenantEvent;
import java.time.Instant;

/**
 * The hand-over was a mistake and was taken back: the service has not been given.
 *
 * @param collectedAt when it was said to have been given
 */
public record CollectionUndone(
        OperatorId operator, OrderId order, LineId line, MemberId member, Instant collectedAt, Instant at)
        implements TenantEvent {}
