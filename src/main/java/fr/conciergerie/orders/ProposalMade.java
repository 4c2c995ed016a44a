package fr.conciergerie.orders;

import fr.conciergerie.organisations.MemberId;
import fr.conciergerie.shared.OperatorId;
import fr.conciergerie.shared.TenantEvent;
import java.time.Instant;

/** A partner would do it at another price or on another day; the member is asked. */
public record ProposalMade(OperatorId operator, OrderId order, LineId line, MemberId member, Instant at)
        implements TenantEvent {}
