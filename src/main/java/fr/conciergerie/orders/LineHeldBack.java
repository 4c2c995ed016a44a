package fr.conciergerie.orders;

import fr.conciergerie.organisations.MemberId;
import fr.conciergerie.shared.OperatorId;
import fr.conciergerie.shared.TenantEvent;
import java.time.Instant;

/** A piece of it is missing or damaged; the member is told what is known and what happens next. */
public record LineHeldBack(OperatorId operator, OrderId order, LineId line, MemberId member, Instant at)
        implements TenantEvent {}
