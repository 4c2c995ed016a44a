package fr.conciergerie.orders;

import fr.conciergerie.organisations.MemberId;
import fr.conciergerie.shared.OperatorId;
import fr.conciergerie.shared.TenantEvent;
import java.time.Instant;

/**
 * The law has changed the clock by which an appointment was promised. The hour on the wall holds, so it is another moment.
 *
 * @param from the moment that it would have been by the old law
 */
public record AppointmentClockChanged(
        OperatorId operator, OrderId order, LineId line, MemberId member, Instant from, Instant to, Instant at)
        implements TenantEvent {}
