package fr.conciergerie.animations;

import fr.conciergerie.shared.OperatorId;
import fr.conciergerie.shared.TenantEvent;
import java.time.Instant;

/** A member's place in an animation was given back, by them or for them. */
public record MemberUnregistered(OperatorId operator, RegistrationId registration, Instant at) implements TenantEvent {}
