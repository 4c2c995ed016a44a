package fr.conciergerie.orders;

import fr.conciergerie.partners.PartnerId;
import fr.conciergerie.shared.OperatorId;
import fr.conciergerie.shared.TenantEvent;
import java.time.Instant;

/** A partner has work to answer for. */
public record JobGiven(OperatorId operator, JobId job, OrderId order, LineId line, PartnerId partner, Instant at)
        implements TenantEvent {}
