package fr.conciergerie.orders;

import fr.conciergerie.organisations.MemberId;
import fr.conciergerie.shared.OperatorId;
import fr.conciergerie.shared.TenantEvent;
import java.time.Instant;

/** What was missing was looked for in vain; the member is told what was agreed about it. */
public record LineLost(OperatorId operator, OrderId order, LineId line, MemberId member, Instant at)
        implements TenantEvent {}
