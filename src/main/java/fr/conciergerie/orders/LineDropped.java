package fr.conciergerie.orders;

import fr.conciergerie.organisations.MemberId;
import fr.conciergerie.shared.OperatorId;
import fr.conciergerie.shared.TenantEvent;
import java.time.Instant;

/** It will not be done: cancelled, or given back as it came. */
public record LineDropped(
        OperatorId operator, OrderId order, LineId line, MemberId member, boolean byMember, Instant at)
        implements TenantEvent {}
