package fr.conciergerie.bookings;

import fr.conciergerie.shared.OperatorId;
import fr.conciergerie.shared.TenantEvent;
import java.time.Instant;
import java.time.LocalDate;

/**
 * A practitioner's day is near, or has changed since they were told of it: they are written to, as it is by then.
 *
 * @param changed whether they had been told of it before
 */
public record DayOfPractitioner(
        OperatorId operator, PractitionerId practitioner, LocalDate day, boolean changed, Instant at)
        implements TenantEvent {}
