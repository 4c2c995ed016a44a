package fr.conciergerie.calendars;

import fr.conciergerie.orders.LineId;
import fr.conciergerie.orders.OrderId;
import fr.conciergerie.shared.OperatorId;
import fr.conciergerie.shared.TenantEvent;
import java.time.Instant;

/**
 * Somebody's calendar answered that its owner does not come to an appointment. It takes place all the same unless they say so.
 *
 * @param attendee the address of whoever answered, as they say: an invitation may have been passed on
 */
public record AppointmentDeclined(
        OperatorId operator, OrderId order, LineId line, Instant startsAt, String attendee, Instant at)
        implements TenantEvent {}
