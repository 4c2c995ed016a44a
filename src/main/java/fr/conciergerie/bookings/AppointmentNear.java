package fr.conciergerie.bookings;

import fr.conciergerie.orders.LineId;
import fr.conciergerie.orders.OrderId;
import fr.conciergerie.organisations.MemberId;
import fr.conciergerie.shared.OperatorId;
import fr.conciergerie.shared.TenantEvent;
import java.time.Instant;

/** A member's appointment begins soon: they are reminded, as long as it is still so. */
public record AppointmentNear(
        OperatorId operator,
        OrderId order,
        LineId line,
        MemberId member,
        ReminderKind kind,
        Instant startsAt,
        Instant at)
        implements TenantEvent {}
