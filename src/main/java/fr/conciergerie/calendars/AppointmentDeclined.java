package fr.conciergerie.calendars;

import fr.conciergerie.orders.LineId;
import fr.conciergerie.orders.OrderId;
import fr.conciergerie.shared.OperatorId;
import fr.conciergerie.shared.TenantEvent;
import java.time.Instant;

/** A member's calendar answered that they do not come to their appointment. It takes place all the same unless they say so. */
public record AppointmentDeclined(OperatorId operator, OrderId order, LineId line, Instant startsAt, Instant at)
        implements TenantEvent {}
