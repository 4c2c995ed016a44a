package fr.conciergerie.orders;

import fr.conciergerie.organisations.MemberId;
import fr.conciergerie.shared.OperatorId;
import fr.conciergerie.shared.TenantEvent;
import java.time.Instant;

/** A member's appointment takes place at another hour. */
public record AppointmentMoved(
        OperatorId operator, OrderId order, LineId line, MemberId member, Instant from, Instant to, Instant at)
        implements TenantEvent {}
