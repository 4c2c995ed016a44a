package fr.conciergerie.calendars;

import fr.conciergerie.animations.RegistrationId;
import fr.conciergerie.shared.OperatorId;
import fr.conciergerie.shared.TenantEvent;
import java.time.Instant;

/** A member's calendar answered that they do not come to an event. Their place stays theirs unless they give it back. */
public record RegistrationDeclined(OperatorId operator, RegistrationId registration, Instant startsAt, Instant at)
        implements TenantEvent {}
