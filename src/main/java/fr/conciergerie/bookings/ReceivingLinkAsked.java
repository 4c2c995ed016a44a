package fr.conciergerie.bookings;

import fr.conciergerie.shared.OperatorId;
import fr.conciergerie.shared.TenantEvent;
import java.time.Instant;

/** A practitioner is to be sent a link into their room: {@link ReceivingLinks#issue}. */
public record ReceivingLinkAsked(OperatorId operator, PractitionerId practitioner, Instant at) implements TenantEvent {}
