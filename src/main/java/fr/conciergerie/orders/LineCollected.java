package fr.conciergerie.orders;

import fr.conciergerie.organisations.MemberId;
import fr.conciergerie.shared.OperatorId;
import fr.conciergerie.shared.TenantEvent;
import java.time.Instant;

/** The service was given: handed over, attended or delivered. */
public record LineCollected(OperatorId operator, OrderId order, LineId line, MemberId member, Instant at)
        implements TenantEvent {}
